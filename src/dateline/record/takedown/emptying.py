"""Takes words out of the record: first the entries that say so, then the words, then the projection anew.

In this order because the database lets an entry be emptied only when a `takedown` entry names it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from dateline.record.append import Ledger
from dateline.record.chain import content_hash
from dateline.record.errors import Refused
from dateline.record.kinds import EntryKind
from dateline.record.models.entry import Entry
from dateline.record.models.update import Update
from dateline.record.projection import update_state
from dateline.record.rebuilding import rebuild
from dateline.record.residue import residue
from dateline.record.takedown.entry_texts import PARTS, in_force

Wanted = Mapping[int, Sequence[str]]
"""The facts to remove by the entry's number; none where the whole text goes."""


def empty(book: Ledger, wanted: Wanted, *, reason: str, confirmed_by: str, at: datetime) -> list[Entry]:
    """Writes one `takedown` entry for each update, and one for the header, and empties what they name.

    Raises `Refused` where the story as it stands would lose a fact of its header.
    """
    entries = list(Entry.objects.filter(story_id=book.story.pk).order_by("seq"))
    _require_free(entries, wanted)
    left = {entry.seq: _residue(entry, wanted[entry.seq]) for entry in entries if _counts(entry, wanted)}
    written = []
    for update, seqs in _by_update(entries, left).items():
        named = [_name(seq, left[seq], wanted[seq] if update is None else ()) for seq in seqs]
        before = update_state(Update.objects.get(pk=update)) if update else None
        data = {"entries": named, "confirmed_by": confirmed_by}
        written.append(book.append(EntryKind.TAKEDOWN, data=data, note=reason, update=update, before=before, at=at))
    for entry in entries:
        if entry.seq in left:
            Entry.objects.filter(pk=entry.pk).update(note="", html="", data=left[entry.seq])
    if written:
        rebuild(book.story, book.head)
    return written


def _counts(entry: Entry, wanted: Wanted) -> bool:
    """Whether there is anything to take. What a takedown says of itself stays."""
    if entry.seq not in wanted or entry.kind == EntryKind.TAKEDOWN:
        return False
    if entry.kind == EntryKind.STORY:
        return bool(set(wanted[entry.seq]) & entry.data["changes"].keys())
    return not entry.data.get("taken")


def _residue(entry: Entry, facts: Sequence[str]) -> dict[str, Any]:
    if entry.kind == EntryKind.STORY:
        facts = [name for name in facts if name in entry.data["changes"]]
    try:
        return residue(entry.kind, entry.data, facts)
    except ValueError as error:
        raise Refused(_("Entry %(number)s holds nothing of the kind.") % {"number": entry.seq}) from error


def _require_free(entries: Sequence[Entry], wanted: Wanted) -> None:
    for fact, seq in in_force(entries).items():
        if fact in wanted.get(seq, ()):
            raise Refused(_("The story says this now (%(fact)s). Change it first.") % {"fact": PARTS[fact]})


def _by_update(entries: Sequence[Entry], left: Mapping[int, object]) -> dict[UUID | None, list[int]]:
    found: defaultdict[UUID | None, list[int]] = defaultdict(list)
    for entry in entries:
        if entry.seq in left:
            found[entry.update_id].append(entry.seq)
    return dict(found)


def _name(seq: int, left: Mapping[str, Any], facts: Sequence[str]) -> dict[str, Any]:
    """What is left is sealed as well, since the entry's own hash is of the words it had."""
    named: dict[str, Any] = {"seq": seq, "content_hash": content_hash(note="", data=left, html="")}
    return {**named, "fields": list(facts)} if facts else named
