"""Web addresses of the story. They are told, not changed: where readers find a story is for a person to decide."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.contrib.redirects.models import Redirect

from dateline.record.models.story import Story
from dateline.record.takedown.place import Chosen, Hit, Scope


class Addresses:
    """Nothing here can be chosen."""

    name = "addresses"
    title = gettext_lazy("Addresses")
    tables = ("wagtailredirects_redirect",)

    def find(self, story: Story, scope: Scope, _chosen: Chosen) -> Iterator[Hit]:
        page = Story.objects.get(pk=story.pk)
        if scope.sought.within_address(page.url_path):
            problem = _("Change the story's address in the page form; readers with old links are sent on.")
            yield Hit("", _("Address of the story"), page.url_path, problem=problem)
        for redirect in Redirect.objects.filter(redirect_page_id=story.pk).order_by("pk"):
            if scope.sought.within_address(redirect.old_path):
                problem = _("Old links lead on from here. Delete it under Settings, Redirects; those links end then.")
                yield Hit("", _("Redirect"), redirect.old_path, problem=problem)

    def named(self, _story: Story, _keys: Sequence[str], _chosen: Chosen) -> Iterator[Hit]:
        yield from ()

    def remove(self, story: Story, keys: Sequence[str]) -> None:
        """See the class."""
