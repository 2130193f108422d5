"""Words of this story in the record of another: updates that were moved or grew into stories of their own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from dateline.record.kinds import EntryKind
from dateline.record.models.entry import Entry
from dateline.record.models.story import Story
from dateline.record.models.update import Update
from dateline.record.takedown.entry_texts import texts_of
from dateline.record.takedown.place import Chosen, Hit, Scope


class Elsewhere:
    """Nothing here can be chosen: each story's words are removed at that story."""

    name = "elsewhere"
    title = gettext_lazy("Other stories")
    tables = ()

    def find(self, story: Story, scope: Scope, _chosen: Chosen) -> Iterator[Hit]:
        only = None if scope.sought.phrases else scope.update
        kin = [there for there, here in _kin(story).items() if only is None or here == only]
        entries = Entry.objects.filter(update_id__in=kin).exclude(story_id=story.pk).select_related("story")
        for entry in entries.order_by("story_id", "seq"):
            text = next(filter(scope.sought.within, (text for _part, text in texts_of(entry))), None)
            if text is None and not scope.sought.phrases:
                text = next(filter(None, (text for _part, text in texts_of(entry))), None)
            if text is not None:
                yield _hit(entry, scope.sought.excerpt(text))

    def named(self, _story: Story, _keys: Sequence[str], _chosen: Chosen) -> Iterator[Hit]:
        yield from ()

    def remove(self, story: Story, keys: Sequence[str]) -> None:
        """See the class."""


def _hit(entry: Entry, excerpt: str) -> Hit:
    label = _("Entry %(number)s: %(kind)s") % {"number": entry.seq, "kind": EntryKind(entry.kind).label}
    problem = _("This stands in another story. Remove it there too.")
    return Hit("", label, excerpt, at=entry.at, problem=problem, story=entry.story_id)


def _kin(story: Story) -> dict[UUID, UUID]:
    """Updates of other stories by the update of this one that they came from, or that came from them."""
    kin: dict[UUID, UUID] = {}
    entries = Entry.objects.filter(story_id=story.pk, update_id__isnull=False)
    for here, data in entries.values_list("update_id", "data"):
        for place in (data.get("from"), data.get("moved")):
            if place and here:
                kin[UUID(place["update"])] = here
    mine = [str(key) for key in Update.objects.filter(story_id=story.pk).values_list("pk", flat=True)]
    grown = Update.objects.exclude(story_id=story.pk).filter(came_from__update__in=mine)
    for there, place in grown.values_list("pk", "came_from"):
        kin[there] = UUID((place or {})["update"])
    return kin
