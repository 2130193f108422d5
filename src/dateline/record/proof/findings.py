"""What checking a record brings to light."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID


class Part(StrEnum):
    """Where something is wrong. The words are what `dateline verify` prints."""

    ENTRY = "entry"
    PROJECTION = "projection"
    HEADER = "first line"
    HEAD = "last line"


@dataclass(frozen=True, slots=True)
class Finding:
    """Something wrong, at an entry (`seq`) or in another part of the record, where `seq` is None."""

    seq: int | None
    what: str
    part: Part = Part.ENTRY

    @property
    def place(self) -> str:
        return f"{self.part} {self.seq}" if self.part is Part.ENTRY and self.seq is not None else str(self.part)


@dataclass(frozen=True, slots=True)
class Takedown:
    """Words removed for legal reasons: by which entry, when, why, by whom, and from which entries.

    `update` is None where it was the story's own header.
    """

    seq: int
    at: datetime
    reason: str
    actor: str
    role: str
    confirmed_by: str
    update: UUID | None
    entries: tuple[int, ...]
