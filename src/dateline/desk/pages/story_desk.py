"""One story's desk: what every part of the screen has in common."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import Http404, HttpRequest
from django.urls import reverse

from dateline.desk.pages.rows import Place
from dateline.desk.presence import editing
from dateline.desk.rights import Rights, rights_at
from dateline.record.actor import Actor
from dateline.record.kinds import StoryState
from dateline.record.models.head import Head
from dateline.record.models.story import Story


@dataclass(frozen=True, slots=True)
class StoryDesk:
    """`head.story` is the page."""

    head: Head
    place: Place
    rights: Rights
    actor: Actor
    headline: str
    state: StoryState
    wagtail_url: str

    @property
    def story(self) -> Story:
        return self.head.story

    @property
    def url(self) -> str:
        return self.place.desk_url

    @property
    def public_url(self) -> str:
        return self.place.story_url


def story_desk(request: HttpRequest, story: int) -> StoryDesk:
    """Raises `Http404` when there is no such story, or it is not public yet: it has no record to write to."""
    head = Head.objects.filter(story_id=story, facts__isnull=False).select_related("story").first()
    if head is None:
        raise Http404
    facts = head.facts or {}
    user = request.user
    assert user.is_authenticated  # noqa: S101 (`newsroom` lets nobody else in)
    return StoryDesk(
        head=head,
        place=Place(
            desk_url=reverse("desk:story", args=[story]),
            story_url=head.story.get_url(request) or "/",
            zone=facts["timezone"],
            language=facts["language"],
            editing=editing(story),
        ),
        rights=rights_at(head.story, user),
        actor=Actor.of(user),
        headline=facts["headline"],
        state=StoryState(head.state),
        wagtail_url=reverse("wagtailadmin_pages:edit", args=[story]),
    )
