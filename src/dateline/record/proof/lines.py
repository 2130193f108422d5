"""The lines of an exported record: a header, one line an entry, a last line with the head. `docs/record.md` says more.

Each line is canonical JSON (see `dateline.record.chain`) and a line feed. There is one way to write it, so a changed
byte always shows.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from typing import Any, Final
from uuid import UUID

import orjson

from dateline.record.chain import canonical, instant, without_fractions
from dateline.record.proof.sealed import SealedEntry
from dateline.record.proof.signing import Signature

VERSION: Final = 1
LONGEST: Final = 16_000_000
"""In bytes. The desk takes no text a third as long."""

_HASH: Final = re.compile(r"[0-9a-f]{64}", re.ASCII)
_TEXTS: Final = ("kind", "actor", "role", "note", "html")


class NotALine(ValueError):
    """These bytes are no line of a record. The message says why."""


@dataclass(frozen=True, slots=True)
class Header:
    """`address` is where the story stood when the file was made, `entries` how many there are."""

    story: UUID
    address: str
    entries: int


@dataclass(frozen=True, slots=True)
class Head:
    """The last entry's number, time and chain hash. `header` is the hash of the file's first line."""

    seq: int
    at: str
    chain_hash: str
    header: str
    signature: Signature | None


def write_header(header: Header) -> bytes:
    line = {"dateline_record": VERSION, "story": str(header.story)}
    return canonical({**line, "address": header.address, "entries": header.entries}) + b"\n"


def write_entry(entry: SealedEntry) -> bytes:
    line = {
        "seq": entry.seq,
        "at": instant(entry.at),
        "recorded_at": instant(entry.recorded_at),
        "kind": entry.kind,
        "update": str(entry.update_id) if entry.update_id else None,
        "actor": entry.actor,
        "role": entry.role,
        "note": entry.note,
        "data": entry.data,
        "html": entry.html,
        "content_hash": entry.content_hash,
        "chain_hash": entry.chain_hash,
    }
    return canonical(line) + b"\n"


def write_head(head: Head) -> bytes:
    line: dict[str, Any] = {"head": {"seq": head.seq, "at": head.at, "chain_hash": head.chain_hash}}
    line["header_hash"] = head.header
    if head.signature:
        line["signature"] = {"key": head.signature.key, "value": head.signature.value}
    return canonical(line) + b"\n"


def hash_of(line: bytes) -> str:
    return sha256(line).hexdigest()


def read_value(line: bytes) -> Any:
    """The JSON value of a line. Raises `NotALine` for bytes that `canonical` would not write."""
    if not line.endswith(b"\n"):
        raise NotALine("it is cut off" if len(line) < LONGEST else "it is too long")
    if line.endswith(b"\r\n"):
        raise NotALine("its end was changed to that of a Windows text file")
    try:
        value = orjson.loads(line)
        if without_fractions(value) + b"\n" == line:
            return value
        # orjson reads a whole number beyond 64 bits as one with a fraction, and writes some fractions in its own way.
        value = json.loads(line)
        if canonical(value) + b"\n" == line:
            return value
    except (ValueError, TypeError, RecursionError) as error:
        raise NotALine("it is not JSON in UTF-8") from error
    raise NotALine("its bytes are not as Dateline writes them")


def read_header(value: Any) -> Header:
    """Raises `NotALine`."""
    try:
        if set(value) != {"dateline_record", "story", "address", "entries"}:
            raise NotALine("this is no record of a Dateline story")
        if _number(value["dateline_record"]) != VERSION:
            raise NotALine("the file is of another version of the format")
        return Header(_identity(value["story"]), _text(value["address"]), _number(value["entries"]))
    except (TypeError, ValueError) as error:
        raise _because(error, "this is no record of a Dateline story") from error


def read_entry(value: Any) -> SealedEntry:
    """Raises `NotALine`."""
    try:
        update = value["update"]
        entry = SealedEntry(
            seq=_number(value["seq"]),
            at=_instant(value["at"]),
            recorded_at=_instant(value["recorded_at"]),
            kind=value["kind"],
            update_id=None if update is None else _identity(update),
            actor=value["actor"],
            role=value["role"],
            note=value["note"],
            data=value["data"],
            html=value["html"],
            content_hash=_hash(value["content_hash"]),
            chain_hash=_hash(value["chain_hash"]),
        )
        if len(value) != 12 or type(entry.data) is not dict or any(type(value[name]) is not str for name in _TEXTS):
            raise NotALine("it is no entry of a record")
    except (LookupError, TypeError, ValueError, AttributeError) as error:
        raise _because(error, "it is no entry of a record") from error
    return entry


def read_head(value: Any) -> Head:
    """Raises `NotALine`."""
    try:
        if not {"head", "header_hash"} <= set(value) <= {"head", "header_hash", "signature"}:
            raise NotALine("it is no head of a record")
        head, signature = value["head"], value.get("signature")
        if set(head) != {"seq", "at", "chain_hash"}:
            raise NotALine("it is no head of a record")
        return Head(
            seq=_number(head["seq"]),
            at=instant(_instant(head["at"])),
            chain_hash=_hash(head["chain_hash"]),
            header=_hash(value["header_hash"]),
            signature=None if signature is None else Signature.read(signature),
        )
    except (LookupError, TypeError, ValueError, AttributeError) as error:
        raise _because(error, "it is no head of a record") from error


def _because(error: Exception, otherwise: str) -> NotALine:
    return error if isinstance(error, NotALine) else NotALine(otherwise)


def _text(value: Any) -> str:
    if type(value) is not str:
        raise TypeError
    return value


def _number(value: Any) -> int:
    if type(value) is not int or value < 0:
        raise TypeError
    return value


def _hash(value: Any) -> str:
    if not _HASH.fullmatch(value):
        raise ValueError
    return str(value)


def _instant(value: Any) -> datetime:
    at = datetime.fromisoformat(value)
    if instant(at) != value:
        raise NotALine("its time is not written as Dateline writes it")
    return at


def _identity(value: Any) -> UUID:
    identity = UUID(value)
    if str(identity) != value:
        raise ValueError
    return identity
