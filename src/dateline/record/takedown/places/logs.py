"""What Wagtail wrote down about who did what to the page and to its pictures."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, Final

from django.contrib.contenttypes.models import ContentType
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.images import get_image_model
from wagtail.models import ModelLogEntry, PageLogEntry

from dateline.record.models.story import Story
from dateline.record.takedown.leaves import paths, without
from dateline.record.takedown.media_shown import shown_by_story
from dateline.record.takedown.place import Chosen, Hit, Scope
from dateline.record.takedown.sought import Sought

_LABEL: Final = "label"


class Logs:
    """A key is `page-12/label,title.old`: the way to each text that goes."""

    name = "logs"
    title = gettext_lazy("Wagtail's log")
    tables = ("wagtailcore_pagelogentry", "wagtailcore_modellogentry")

    def find(self, story: Story, scope: Scope, _chosen: Chosen) -> Iterator[Hit]:
        for kind, entry in _entries(story):
            said = {way: text for way, text in _texts(entry) if scope.sought.within(text)}
            if said:
                yield _hit(kind, entry, said, scope.sought)

    def named(self, story: Story, keys: Sequence[str], _chosen: Chosen) -> Iterator[Hit]:
        wanted = _wanted(keys)
        for kind, entry in _entries(story):
            ways = wanted.get(f"{kind}-{entry.pk}", ())
            said = {way: text for way, text in _texts(entry) if way in ways and text}
            if said:
                yield _hit(kind, entry, said, Sought())

    def remove(self, story: Story, keys: Sequence[str]) -> None:
        for entry_key, ways in _wanted(keys).items():
            kind, _dash, number = entry_key.partition("-")
            model = {"page": PageLogEntry, "model": ModelLogEntry}.get(kind)
            entry = model.objects.filter(pk=int(number)).first() if model and number.isdecimal() else None
            if entry is not None:
                label = _("Removed for legal reasons") if _LABEL in ways else entry.label
                data = without(entry.data, frozenset(ways).__contains__)
                type(entry).objects.filter(pk=entry.pk).update(label=label, data=data)


def _entries(story: Story) -> Iterator[tuple[str, Any]]:
    for entry in PageLogEntry.objects.filter(page_id=story.pk).order_by("pk"):
        yield "page", entry
    kind = ContentType.objects.get_for_model(get_image_model())
    pictures = [str(key) for key in shown_by_story(story).pictures]
    for entry in ModelLogEntry.objects.filter(content_type=kind, object_id__in=pictures).order_by("pk"):
        yield "model", entry


def _texts(entry: Any) -> Iterator[tuple[str, str]]:
    yield _LABEL, entry.label
    yield from paths(entry.data)


def _hit(kind: str, entry: Any, said: dict[str, str], sought: Sought) -> Hit:
    key = f"{kind}-{entry.pk}/{','.join(said)}"
    return Hit(key, str(entry.message), sought.excerpt(next(iter(said.values()))), at=entry.timestamp)


def _wanted(keys: Sequence[str]) -> dict[str, tuple[str, ...]]:
    split = (key.partition("/") for key in keys)
    return {entry: tuple(ways.split(",")) for entry, _slash, ways in split}
