"""Records made without a database, as the actions would have written them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from dateline.record.chain import chain_hash, content_hash, instant
from dateline.record.proof.checking import Checked, check_file
from dateline.record.proof.lines import Head, Header, hash_of, write_entry, write_head, write_header
from dateline.record.proof.sealed import SealedEntry
from dateline.record.proof.signing import Signature, sign, statement
from dateline.record.residue import residue

STORY = UUID("01890000-0000-7000-8000-000000000001")
UPDATE = UUID("01890000-0000-7000-8000-000000000002")
OTHER = UUID("01890000-0000-7000-8000-000000000003")
ADDRESS = "http://localhost/vale/arne-dam/"
START = datetime(2017, 3, 2, 18, 0, 0, 120, tzinfo=UTC)
KEY = Ed25519PrivateKey.from_private_bytes(bytes(range(32)))


@dataclass
class Record:
    """`story` is the one the entries are sealed for."""

    story: UUID = STORY
    entries: list[SealedEntry] = field(default_factory=list)

    def add(
        self, kind: str, data: Mapping[str, Any], *, update: UUID | None = None, note: str = "", html: str = "",
        at: datetime | None = None,
    ) -> SealedEntry:  # fmt: skip
        seq = len(self.entries) + 1
        moment = at or START + timedelta(minutes=seq)
        entry = SealedEntry(
            seq, moment, moment + timedelta(microseconds=7), kind, update, "Marta Voss", "Editor", note, data, html,
            content_hash(note=note, data=data, html=html), "",
        )  # fmt: skip
        entry.chain_hash = self.link(entry, self.entries[-1].chain_hash if self.entries else "")
        self.entries.append(entry)
        return entry

    def link(self, entry: SealedEntry, previous: str) -> str:
        return chain_hash(
            previous=previous, story=self.story, seq=entry.seq, at=entry.at, recorded_at=entry.recorded_at,
            kind=entry.kind, update=entry.update_id, actor=entry.actor, role=entry.role, content=entry.content_hash,
        )  # fmt: skip

    def empty(self, seq: int, fields: tuple[str, ...] = ()) -> dict[str, Any]:
        """Takes an entry's words, and returns what its takedown says of it."""
        entry = self.entries[seq - 1]
        left = residue(entry.kind, entry.data, fields)
        self.entries[seq - 1] = replace(entry, note="", html="", data=left)
        return {"seq": seq, "content_hash": content_hash(note="", data=left, html="")}

    def take_down(self, *named: dict[str, Any], update: UUID | None = UPDATE) -> SealedEntry:
        data = {"entries": list(named), "confirmed_by": "Ilse Brandt"}
        return self.add("takedown", data, update=update, note="Ordered by the court at Fell.")

    def lines(self, *, key: Ed25519PrivateKey | None = None, story: UUID | None = None) -> list[bytes]:
        header = write_header(Header(story or self.story, ADDRESS, len(self.entries)))
        last = self.entries[-1]
        signature = self.signature(key) if key else None
        head = write_head(Head(last.seq, instant(last.at), last.chain_hash, hash_of(header), signature))
        return [header, *map(write_entry, self.entries), head]

    def signature(self, key: Ed25519PrivateKey) -> Signature:
        last = self.entries[-1]
        stated = statement(
            story=self.story, address=ADDRESS, seq=last.seq, at=instant(last.at), chain_hash=last.chain_hash
        )
        return sign(key, stated)


def words(text: str) -> dict[str, Any]:
    return {
        "headline": f"On {text}",
        "blocks": [
            {"type": "paragraph", "spans": [{"text": text}]},
            {"type": "statement", "text": "Nobody rang.", "speaker": "Joss Harrow", "role": "mayor"},
        ],
        "bylines": ["Ana Ruiz"],
    }


def a_record() -> Record:
    """A story of eight entries, without a takedown."""
    record = Record()
    record.add("story", {"changes": {"headline": "Two gates opened at Arne dam", "timezone": "UTC"}})
    record.add("publish", {**words("the gauge at Fell"), "time": START.isoformat()}, update=UPDATE, html="<p>Fell.</p>")
    record.add("mark", {"label": "Gate"}, update=UPDATE)
    record.add("publish", {**words("the wall"), "time": START.isoformat()}, update=OTHER, html="<p>The wall: é.</p>")
    revised = {**words("the river Arne"), "version": 2, "change": "correction"}
    record.add("revise", revised, update=UPDATE, note="It is the Arne.", html="<p>Arne.</p>")
    record.add("story", {"changes": {"standfirst": "The wall is holding.", "location": "Arne"}})
    record.add("pin", {}, update=OTHER)
    record.add("state", {"state": "paused"})
    return record


def a_record_with_takedowns() -> Record:
    """The same, with the words of an update and a fact of the header removed."""
    record = a_record()
    record.take_down(*(record.empty(seq) for seq in (2, 3, 5)))
    record.take_down(record.empty(6, ("standfirst",)), update=None)
    return record


def found(lines: list[bytes], *keys: Any) -> list[str]:
    """What checking says, one text a finding."""
    return [f"{finding.place}: {finding.what}" for finding in check(lines, *keys).findings]


def check(lines: list[bytes], *keys: Any) -> Checked:
    return check_file(iter(lines), keys or None)
