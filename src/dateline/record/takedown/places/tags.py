"""Tags that nobody uses any more."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from taggit.models import Tag, TaggedItem

from dateline.record.models.story import Story, StoryTag
from dateline.record.takedown.place import Chosen, Hit, Scope


class Tags:
    """A key is a tag's number. What the story is tagged with now is a part of its header; see `Entries`."""

    name = "tags"
    title = gettext_lazy("Tags")
    tables = ("taggit_tag",)

    def find(self, _story: Story, scope: Scope, _chosen: Chosen) -> Iterator[Hit]:
        for tag in Tag.objects.order_by("pk").iterator():
            if scope.sought.within(tag.name) or scope.sought.within_address(tag.slug):
                used = _is_used(tag)
                problem = _("A story or a picture has this tag. Take it off there first.") if used else ""
                yield Hit("" if used else str(tag.pk), _("Tag"), tag.name, problem=problem)

    def named(self, _story: Story, keys: Sequence[str], _chosen: Chosen) -> Iterator[Hit]:
        for tag in _named(keys):
            yield Hit(str(tag.pk), _("Tag"), tag.name)

    def remove(self, _story: Story, keys: Sequence[str]) -> None:
        for tag in _named(keys):
            tag.delete()


def _named(keys: Sequence[str]) -> list[Tag]:
    wanted = [key for key in keys if key.isdecimal() and len(key) < 16]
    return [tag for tag in Tag.objects.filter(pk__in=wanted).order_by("pk") if not _is_used(tag)]


def _is_used(tag: Tag) -> bool:
    return any(model.objects.filter(tag=tag).exists() for model in (StoryTag, TaggedItem))
