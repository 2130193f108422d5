"""One story's desk, and its list by itself."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from dateline.desk.composer.context import composer_context
from dateline.desk.entrance import newsroom, person_at
from dateline.desk.pages.panel import panel
from dateline.desk.pages.story_desk import StoryDesk, story_desk
from dateline.desk.pages.story_list import Part, shown_drafts, story_list
from dateline.desk.pages.threads import threads
from dateline.desk.views.answer import answer


@require_safe
@newsroom
def story(request: HttpRequest, story: int) -> HttpResponse:
    """The whole screen; `?show=`, `?before=` and `?skip=` choose the part of the list, `?notes=settled` the notes."""
    desk = story_desk(request, story)
    context = list_context(request, desk) | {
        "composer": composer_context(request, desk.story) if desk.rights.draft else None,
        "panel": panel(desk.head, desk.place, desk.rights),
        "threads": threads(story, desk.place, settled=request.GET.get("notes") == "settled"),
    }
    return answer(request, "story", context)


@require_safe
@newsroom
def listing(request: HttpRequest, story: int) -> HttpResponse:
    """The list alone."""
    desk = story_desk(request, story)
    return answer(request, "list", list_context(request, desk))


def list_context(request: HttpRequest, desk: StoryDesk) -> dict[str, Any]:
    drafts = shown_drafts(desk.head, person_at(request))
    return {"desk": desk, "list": story_list(desk.head, Part.of(request), desk.place, desk.rights, drafts)}
