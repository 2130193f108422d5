"""An entry as its hashes cover it: the same from a row of the database and from a line of a file."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID


@dataclass(slots=True)
class SealedEntry:
    """Everything of an entry that is public. The account that acted and the request's key are not.

    Not frozen: making one is a third of the cost then, and a long record makes many.
    """

    seq: int
    at: datetime
    recorded_at: datetime
    kind: str
    update_id: UUID | None
    actor: str
    role: str
    note: str
    data: Mapping[str, Any]
    html: str
    content_hash: str
    chain_hash: str
