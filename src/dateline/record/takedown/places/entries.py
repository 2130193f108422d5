"""The record itself."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from dateline.record.kinds import EntryKind
from dateline.record.models.entry import Entry
from dateline.record.models.story import Story
from dateline.record.takedown.entry_texts import PARTS, header_texts, in_force, texts_of
from dateline.record.takedown.keys import joined, numbered
from dateline.record.takedown.place import Chosen, Hit, Scope
from dateline.record.takedown.sought import EXCERPT, Sought

_NOTHING = Sought()


class Entries:
    """A key is an entry's number, with the facts to remove where it is about the story's header.

    Nothing is removed here: `dateline.record.takedown.emptying` does that, before all other places.
    """

    name = "entries"
    title = gettext_lazy("The record")
    tables = (
        "dateline_record_entry",
        "dateline_record_update",
        "dateline_record_pastupdate",
        "dateline_record_head",
        "dateline_record_pasthead",
    )

    def find(self, story: Story, scope: Scope, _chosen: Chosen) -> Iterator[Hit]:
        entries = _of(story)
        stated = in_force(entries)
        for entry in entries:
            if entry.kind == EntryKind.STORY:
                yield from _in_header(entry, scope.sought, stated)
            elif not entry.data.get("taken") and entry.kind != EntryKind.TAKEDOWN:
                yield from _in_update(entry, scope)

    def named(self, story: Story, keys: Sequence[str], _chosen: Chosen) -> Iterator[Hit]:
        wanted = numbered(keys)
        entries = _of(story)
        stated = in_force(entries)
        for entry in entries:
            if entry.seq not in wanted or entry.kind == EntryKind.TAKEDOWN:
                continue
            if entry.kind == EntryKind.STORY:
                yield from _named_facts(entry, wanted[entry.seq], stated)
            elif not entry.data.get("taken"):
                said = _firsts((part, text) for part, text in texts_of(entry) if text and part in PARTS)
                yield _hit(str(entry.seq), entry, said, next(iter(said.values()), ""))

    def remove(self, story: Story, keys: Sequence[str]) -> None:
        """See the class."""


def _of(story: Story) -> list[Entry]:
    return list(Entry.objects.filter(story_id=story.pk).order_by("seq"))


def _in_update(entry: Entry, scope: Scope) -> Iterator[Hit]:
    found = _firsts((part, text) for part, text in texts_of(entry) if scope.sought.within(text))
    known = {part: text for part, text in found.items() if part in PARTS}
    if scope.update is not None and entry.update_id == scope.update and not known:
        known = _firsts((part, text) for part, text in texts_of(entry) if text and part in PARTS)
        if not known:
            return
    if known:
        yield _hit(str(entry.seq), entry, known, scope.sought.excerpt(next(iter(known.values()))))
    elif found:
        problem = _("This entry's time, as the source gave it, can't be removed.")
        yield Hit("", _label(entry), scope.sought.excerpt(next(iter(found.values()))), at=entry.at, problem=problem)


def _in_header(entry: Entry, sought: Sought, stated: dict[str, int]) -> Iterator[Hit]:
    found = _firsts((name, text) for name, text in header_texts(entry) if sought.within(text))
    free = {name: text for name, text in found.items() if stated[name] != entry.seq}
    held = {name: text for name, text in found.items() if stated[name] == entry.seq}
    if free:
        yield _hit(joined(entry.seq, free), entry, free, sought.excerpt(next(iter(free.values()))))
    if held:
        yield _held(entry, held, sought)


def _named_facts(entry: Entry, names: Iterable[str], stated: dict[str, int]) -> Iterator[Hit]:
    said = _firsts((name, text) for name, text in header_texts(entry) if name in set(names))
    free = {name: text for name, text in said.items() if stated[name] != entry.seq}
    held = {name: text for name, text in said.items() if stated[name] == entry.seq}
    if free:
        yield _hit(joined(entry.seq, free), entry, free, next(iter(free.values())))
    if held:
        yield _held(entry, held, _NOTHING)


def _held(entry: Entry, facts: dict[str, str], sought: Sought) -> Hit:
    where = _where(facts)
    problem = _("The story says this now (%(fact)s). Change it first.") % {"fact": where}
    excerpt = sought.excerpt(next(iter(facts.values())))
    return Hit("", _label(entry), excerpt, where, entry.at, problem)


def _hit(key: str, entry: Entry, parts: dict[str, str], text: str) -> Hit:
    return Hit(key, _label(entry), text if len(text) <= EXCERPT else _NOTHING.excerpt(text), _where(parts), entry.at)


def _label(entry: Entry) -> str:
    return _("Entry %(number)s: %(kind)s") % {"number": entry.seq, "kind": EntryKind(entry.kind).label}


def _firsts(texts: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Of each part the first text: as people read it, before what only its HTML says."""
    found: dict[str, str] = {}
    for part, text in texts:
        found.setdefault(part, text)
    return found


def _where(parts: Iterable[str]) -> str:
    return ", ".join(dict.fromkeys(str(PARTS[part]) for part in parts))
