"""The private stream of a story's desk, and the word that somebody is there."""

from __future__ import annotations

from collections.abc import AsyncIterator
from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseBadRequest, StreamingHttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_GET, require_POST

from dateline.desk.channel.ears import ears
from dateline.desk.channel.topics import topic
from dateline.desk.entrance import newsroom, person_at
from dateline.desk.presence import come, leave
from dateline.record.actor import Actor
from dateline.record.models.head import Head
from dateline.record.models.story import Story
from dateline.record.permissions import Act, require


@require_GET
@newsroom
def channel(request: HttpRequest, story: int) -> HttpResponse:
    """Server-Sent Events that say `changed` and nothing else. For whoever may write drafts in the story's section."""
    head = get_object_or_404(Head.objects.select_related("story"), story_id=story)
    require(Actor.of(person_at(request)), Act.DRAFT, head.story)
    # Django's types know of no answer that streams where any answer will do.
    answer: HttpResponse = StreamingHttpResponse(  # type: ignore[assignment]
        _events(topic(head.id)), content_type="text/event-stream"
    )
    # Compressing would hold events back until there are enough of them.
    answer["Content-Encoding"] = "identity"
    answer["X-Accel-Buffering"] = "no"
    return answer


async def _events(name: UUID) -> AsyncIterator[bytes]:
    async for event in ears().events(name):
        yield event


@require_POST
@newsroom
def presence(request: HttpRequest, story: int) -> HttpResponse:
    """`window` says which window it is, `said` when by the browser's clock (milliseconds since 1970), `editing` which
    draft or update is open in it; `gone` that it closes."""
    page = get_object_or_404(Story, pk=story)
    try:
        window = UUID(request.POST["window"])
        said = _moment(request.POST["said"])
        editing = UUID(request.POST["editing"]) if request.POST.get("editing") else None
    except (KeyError, ValueError):
        why = "window and editing are identities, said is a count of milliseconds"
        return HttpResponseBadRequest(why, content_type="text/plain")
    actor = Actor.of(person_at(request))
    if "gone" in request.POST:
        leave(page, window, actor=actor, said=said)
    else:
        come(page, window, actor=actor, said=said, editing=editing)
    return HttpResponse(status=204)


def _moment(text: str) -> int:
    """Milliseconds, until the year 33658. Raises `ValueError`."""
    if not (text.isascii() and text.isdecimal() and len(text) <= 15):
        raise ValueError(text)
    return int(text)
