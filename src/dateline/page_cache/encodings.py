"""Content encodings: which one a client wants (RFC 9110, section 12.5.3), and the bytes in each."""

from __future__ import annotations

import gzip
from functools import lru_cache
from typing import Final

import brotli

# In the order of our own liking, for clients who like several as well.
ENCODINGS: Final = ("br", "gzip", "identity")
# In bytes. Smaller bodies gain nothing: they fit into one packet anyway.
LEAST = 500
BROTLI_QUALITY = 5
GZIP_LEVEL = 6


def encode(body: bytes) -> dict[str, bytes]:
    """The body in each encoding worth having. Takes some milliseconds; for a thread."""
    encoded = {"identity": body}
    if len(body) >= LEAST:
        # No time stamp, so that every process makes the same bytes under the same entity tag.
        encoded["gzip"] = gzip.compress(body, GZIP_LEVEL, mtime=0)
        encoded["br"] = brotli.compress(body, mode=brotli.MODE_TEXT, quality=BROTLI_QUALITY)
    return {name: data for name, data in encoded.items() if name == "identity" or len(data) < len(body)}


@lru_cache(512)
def wanted(accept: bytes) -> tuple[str, ...]:
    """The encodings a client takes, best first. Empty when it takes none of ours, not even the plain bytes."""
    weights = _weights(accept)
    any_other = weights.get("*")

    def weight(encoding: str) -> float:
        if encoding in weights:
            return weights[encoding]
        if any_other is not None:
            return any_other
        # What is not named is not wanted, but plain bytes are always good unless refused.
        return 0.0001 if encoding == "identity" else 0.0

    return tuple(sorted((name for name in ENCODINGS if weight(name) > 0), key=weight, reverse=True))


def _weights(accept: bytes) -> dict[str, float]:
    weights = {}
    for item in accept.decode("latin-1").lower().split(","):
        name, *parameters = (part.strip() for part in item.split(";"))
        if name:
            weights["gzip" if name == "x-gzip" else name] = _quality(parameters)
    return weights


def _quality(parameters: list[str]) -> float:
    for parameter in parameters:
        name, _, value = parameter.partition("=")
        if name.strip() == "q":
            try:
                return min(max(float(value), 0.0), 1.0)
            except ValueError:
                return 0.0
    return 1.0
