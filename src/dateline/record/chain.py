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
from collections.abc import Mapping
from datetime import UTC, datetime
from hashlib import sha256
from typing import Any
from uuid import UUID


def canonical(value: Any) -> bytes:
    """The one byte string that stands for a JSON value. Raises `ValueError` for what JSON can't say."""
    text = json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False, allow_nan=False)
    return text.encode("utf-8")


def instant(at: datetime) -> str:
    """UTC with microseconds, e.g. 2017-03-02T21:31:00.000000Z. Raises `ValueError` for a time without a zone."""
    if at.tzinfo is None:
        raise ValueError("an instant needs a zone")
    return at.astimezone(UTC).isoformat(timespec="microseconds").replace("+00:00", "Z")


def content_hash(*, note: str, data: Mapping[str, Any], html: str) -> str:
    return sha256(canonical({"note": note, "data": data, "html": html})).hexdigest()


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
    """The hash of an entry in its place; `previous` is empty for the first entry of a story."""
    envelope = {
        "previous": previous,
        "story": str(story),
        "seq": seq,
        "at": instant(at),
        "recorded_at": instant(recorded_at),
        "kind": kind,
        "update": str(update) if update else None,
        "actor": actor,
        "role": role,
        "content": content,
    }
    return sha256(canonical(envelope)).hexdigest()
