"""A story's record as the lines of a file."""

from __future__ import annotations

from collections.abc import Iterator

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from dateline.record.chain import instant
from dateline.record.entry_rows import CHUNK, entry_rows
from dateline.record.kinds import EntryKind
from dateline.record.models.entry import Entry
from dateline.record.models.head import Head as HeadRow
from dateline.record.proof.lines import Head, Header, hash_of, write_entry, write_head, write_header
from dateline.record.proof.signing import Signature, sign, statement


class TakenDownMeanwhile(RuntimeError):
    """Words were removed while the record was read: a file of before and after would prove nothing."""


def record_lines(head: HeadRow, address: str, key: Ed25519PrivateKey | None) -> Iterator[bytes]:
    """The record up to `head`, signed where there is a key. `address` is the story's full one.

    Read a chunk at a time, so a record of any length needs little memory. Raises `TakenDownMeanwhile`.
    """
    first = write_header(Header(head.id, address, head.seq))
    yield first
    for after in range(0, head.seq, CHUNK):
        entries = list(entry_rows(head.story_id, after=after, until=min(after + CHUNK, head.seq)))
        _require_untouched(head)
        yield from map(write_entry, entries)
    signature = sign_head(head, address, key) if key else None
    yield write_head(Head(head.seq, _at(head), head.chain_hash, hash_of(first), signature))


def sign_head(head: HeadRow, address: str, key: Ed25519PrivateKey) -> Signature:
    stated = statement(story=head.id, address=address, seq=head.seq, at=_at(head), chain_hash=head.chain_hash)
    return sign(key, stated)


def _at(head: HeadRow) -> str:
    assert head.at is not None  # noqa: S101 (a public story has an entry)
    return instant(head.at)


def _require_untouched(head: HeadRow) -> None:
    later = Entry.objects.filter(story_id=head.story_id, kind=EntryKind.TAKEDOWN, seq__gt=head.seq)
    if later.exists():
        raise TakenDownMeanwhile
