"""From an address to a public story."""

from __future__ import annotations

from django.http import Http404, HttpRequest
from wagtail.models import Site

from dateline.record.models.head import Head
from dateline.record.models.story import Story


def head_of(story: Story) -> Head:
    """The head of a public story, with the page. Raises `Http404` before its first entry."""
    head = Head.objects.filter(story_id=story.pk, facts__isnull=False, story__live=True).first()
    if head is None:
        raise Http404
    head.story = story
    return head


def story_at(request: HttpRequest, place: str) -> Story:
    """The story at a path such as "vale/the-dam". Raises `Http404`."""
    site = Site.find_for_request(request)
    if site is None:
        raise Http404
    path = f"{site.root_page.url_path}{place.strip('/')}/"
    story = Story.objects.filter(url_path=path, live=True).first()
    if story is None:
        raise Http404
    require_public(story)
    return story


def require_public(story: Story) -> None:
    """Raises `Http404` for a story that Wagtail shows only to some: they find all of it on its own page alone."""
    if story.get_view_restrictions():
        raise Http404
