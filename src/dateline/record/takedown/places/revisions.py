"""Earlier states and drafts of the story's page, as Wagtail keeps them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, Final

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.models import Revision

from dateline.record.models.story import Story
from dateline.record.takedown.keys import joined, numbered
from dateline.record.takedown.leaves import leaves
from dateline.record.takedown.place import Chosen, Hit, Scope
from dateline.record.takedown.sought import Sought

_TITLE: Final = "object_str"
# They hold the page's place in the tree.
_ADDRESS: Final = frozenset({"slug", "url_path", "path"})


class Revisions:
    """A key is a revision's number with the fields that hold the words. They say then what the page says now, so that
    every revision can still be opened."""

    name = "revisions"
    title = gettext_lazy("Earlier states of the page")
    tables = ("wagtailcore_revision",)

    def find(self, story: Story, scope: Scope, chosen: Chosen) -> Iterator[Hit]:
        now = _after(story, chosen)
        for revision in _of(story):
            said = {name: text for name, text in _texts(revision) if scope.sought.within(text)}
            yield from _hits(revision, said, now, scope.sought)

    def named(self, story: Story, keys: Sequence[str], chosen: Chosen) -> Iterator[Hit]:
        wanted, now = numbered(keys), _after(story, chosen)
        for revision in _of(story).filter(pk__in=wanted):
            said = {name: text for name, text in _texts(revision) if name in wanted[revision.pk]}
            yield from _hits(revision, said, now, Sought())

    def remove(self, story: Story, keys: Sequence[str]) -> None:
        wanted, now = numbered(keys), page_now(story)
        for revision in _of(story).filter(pk__in=wanted):
            put_back(revision, wanted[revision.pk], now)


def put_back(revision: Revision, fields: Sequence[str], now: dict[str, Any]) -> None:
    """Lets the fields say what the page says now."""
    known = {name for name in fields if name in revision.content and name not in _ADDRESS}
    content = revision.content | {name: now.get(name) for name in known}
    title = now[_TITLE] if _TITLE in fields else revision.object_str
    Revision.objects.filter(pk=revision.pk).update(content=content, object_str=title)


def page_now(story: Story) -> dict[str, Any]:
    """The page as a revision made now would hold it."""
    page = Story.objects.get(pk=story.pk)
    return {**page.serializable_data(), _TITLE: str(page)}


def _after(story: Story, chosen: Chosen) -> dict[str, Any]:
    """The same once what was chosen of the page itself is gone."""
    return page_now(story) | dict.fromkeys(chosen.get("page", ()), "")


def _of(story: Story) -> Any:
    return Revision.objects.for_instance(story).order_by("pk")


def _texts(revision: Revision) -> Iterator[tuple[str, str]]:
    yield _TITLE, revision.object_str
    for name, value in revision.content.items():
        if name not in _ADDRESS:
            for text in leaves(value):
                yield name, text


def _hits(revision: Revision, said: dict[str, str], now: dict[str, Any], sought: Sought) -> Iterator[Hit]:
    """What the page says now is told by the record, which it is a part of."""
    old = {name: text for name, text in said.items() if _value(revision, name) != now.get(name)}
    if old:
        label = _("State of the page, saved by %(who)s") % {"who": revision.user or _("a program")}
        where, text = ", ".join(map(_name, old)), next(iter(old.values()))
        yield Hit(joined(revision.pk, old), label, sought.excerpt(text), where, revision.created_at)


def _value(revision: Revision, name: str) -> Any:
    return revision.object_str if name == _TITLE else revision.content.get(name)


def _name(field: str) -> str:
    known = {found.name: found for found in Story._meta.get_fields()}
    shown = str(getattr(known.get("title" if field == _TITLE else field), "verbose_name", field))
    return shown.lower()
