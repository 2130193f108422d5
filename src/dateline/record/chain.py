"""The hash chain that makes a record verifiable (promise 7).

An entry has two hashes, both SHA-256 in lower-case hexadecimal:

* the **content hash** covers what a takedown may remove: note, data and HTML;
* the **chain hash** covers the previous entry's chain hash, the envelope (story, seq, times, kind, update, actor) and
  the content hash. So a record whose words were taken down still verifies, and any other change shows.

Values are hashed as JSON with sorted keys, no white space and plain UTF-8, like RFC 8785; the record holds no floating
numbers, so the two agree.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from datetime import UTC, datetime
from hashlib import sha256
from typing import Any, Final
from uuid import UUID

import orjson

# A number with a fraction or an exponent, which orjson may write otherwise than `json.dumps`: after a name, first in a
# list, or further on in one. Three patterns that begin with fixed bytes are found several times as fast as one with a
# choice. Words that only look like such a number cost a second look, no more.
_FRACTIONS: Final = tuple(re.compile(start + rb"-?[0-9]+[.eE]").search for start in (rb'":', rb"\[", rb","))
_OPTIONS: Final = orjson.OPT_SORT_KEYS | orjson.OPT_PASSTHROUGH_DATACLASS | orjson.OPT_PASSTHROUGH_DATETIME


def canonical(value: Any) -> bytes:
    """The one byte string that stands for a JSON value. Raises `ValueError` or `TypeError` for what JSON can't say.

    Defined by `json.dumps`; orjson makes the same bytes several times as fast where it makes them at all.
    """
    if type(value) is float:
        return _defined(value)
    made = without_fractions(value)
    # orjson writes NaN as null, which is refused here.
    after_name, first, further = _FRACTIONS
    in_doubt = b"null" in made or after_name(made) or first(made) or further(made)
    return _defined(value) if in_doubt else made


def without_fractions(value: Any) -> bytes:
    """The same for a value that holds no floating number. What it makes of one may be other bytes."""
    try:
        return orjson.dumps(value, option=_OPTIONS)
    except orjson.JSONEncodeError:
        # A whole number beyond 64 bits, deep nesting, a key that is no text; or something that is refused here too.
        return _defined(value)


def _defined(value: Any) -> bytes:
    text = json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False, allow_nan=False)
    return text.encode("utf-8")


def instant(at: datetime) -> str:
    """UTC with microseconds, e.g. 2017-03-02T21:31:00.000000Z. Raises `ValueError` for a time without a zone."""
    if at.tzinfo is not UTC:
        if at.tzinfo is None:
            raise ValueError("an instant needs a zone")
        at = at.astimezone(UTC)
    return at.isoformat("T", "microseconds")[: len("2017-03-02T21:31:00.000000")] + "Z"


def content_hash(*, note: str, data: Mapping[str, Any], html: str) -> str:
    """Of `canonical({"note": note, "data": data, "html": html})`."""
    texts = without_fractions(html), without_fractions(note)
    return sha256(b'{"data":%b,"html":%b,"note":%b}' % (canonical(data), *texts)).hexdigest()


def chain_hash(
    *,
    previous: str,
    story: UUID,
    seq: int,
    at: datetime,
    recorded_at: datetime,
    kind: str,
    update: UUID | None,
    actor: str,
    role: str,
    content: str,
) -> str:
    """The hash of an entry in its place; `previous` is empty for the first entry of a story. Identities go in as their
    text, which is how orjson writes them."""
    envelope = {
        "previous": previous,
        "story": story,
        "seq": seq,
        "at": instant(at),
        "recorded_at": instant(recorded_at),
        "kind": kind,
        "update": update,
        "actor": actor,
        "role": role,
        "content": content,
    }
    return sha256(without_fractions(envelope)).hexdigest()
