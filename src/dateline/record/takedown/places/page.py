"""The story's page in the page tree: what it says beside the header that readers see."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.search.index import insert_or_update_object

from dateline.record.models.story import Story
from dateline.record.takedown.place import Chosen, Hit, Scope
from dateline.record.takedown.sought import Sought

# The other columns say what the record says of the story now.
_COLUMNS: Final = ("draft_title", "seo_title", "search_description", "lead_alt")


class PageColumns:
    """A key is the name of a column. Afterwards the page is indexed anew for search, whatever was removed."""

    name = "page"
    title = gettext_lazy("The story's page")
    tables = ("dateline_record_story", "wagtailcore_page", "wagtailsearch_indexentry")

    def find(self, story: Story, scope: Scope, _chosen: Chosen) -> Iterator[Hit]:
        page = Story.objects.get(pk=story.pk)
        for column in _COLUMNS:
            if scope.sought.within(getattr(page, column)) and not _is_the_title(page, column):
                yield _hit(page, column, scope.sought)

    def named(self, story: Story, keys: Sequence[str], _chosen: Chosen) -> Iterator[Hit]:
        page = Story.objects.get(pk=story.pk)
        for column in _COLUMNS:
            if column in keys and not _is_the_title(page, column):
                yield _hit(page, column, Sought())

    def remove(self, story: Story, keys: Sequence[str]) -> None:
        page = Story.objects.get(pk=story.pk)
        for column in set(keys).intersection(_COLUMNS):
            setattr(page, column, page.title if column == "draft_title" else "")
        Story.objects.filter(pk=page.pk).update(**{column: getattr(page, column) for column in _COLUMNS})
        insert_or_update_object(page)


def _is_the_title(page: Story, column: str) -> bool:
    """Which the record says as well."""
    return bool(column == "draft_title" and page.draft_title == page.title)


def _hit(page: Story, column: str, sought: Sought) -> Hit:
    label = str(Story._meta.get_field(column).verbose_name).capitalize()
    text = getattr(page, column)
    if column == "lead_alt" and page.lead_picture_id:
        problem = _("The story says this now. Change it in the page form first.")
        return Hit("", label, sought.excerpt(text), problem=problem)
    return Hit(column, label, sought.excerpt(text))
