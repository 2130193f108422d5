"""`/api/v1/`: the addresses, and their description as OpenAPI at `/api/v1/openapi.json`."""

from __future__ import annotations

from typing import Annotated, Any
from uuid import UUID

from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from ninja import NinjaAPI, Status
from ninja.params.functions import Header
from ninja.security import HttpBearer
from ninja.throttling import AuthRateThrottle

from dateline.intake.inbox.models import ApiToken
from dateline.intake.inbox.offer import Offer, OpenStory, Problem, Taken
from dateline.intake.inbox.refusals import answer_in_words
from dateline.intake.inbox.take import take
from dateline.intake.inbox.tokens import find_token
from dateline.record.actor import Actor
from dateline.record.kinds import StoryState
from dateline.record.models.head import Head
from dateline.record.permissions import Act, may

STORIES = 100


class Token(HttpBearer):
    def authenticate(self, request: HttpRequest, token: str) -> ApiToken | None:
        return find_token(token)


class EachToken(AuthRateThrottle):
    """By token, whatever address it comes from."""

    def get_cache_key(self, request: HttpRequest) -> str:
        token: ApiToken = request.auth  # type: ignore[attr-defined]
        return f"dateline.inbox:{token.pk}"


api = NinjaAPI(
    title="Dateline inbox",
    version="1",
    description="Send updates of a story to the desk, or publish them.",
    docs_url=None,
    urls_namespace="inbox",
    auth=Token(),
    throttle=[EachToken("120/m")],
)
IDEMPOTENCY_KEY = Header(
    alias="Idempotency-Key",
    min_length=1,
    max_length=200,
    pattern=r"^[!-~]+$",
    description="Names this request. Sent again with the same key, it is done once and answered the same.",
)
REFUSALS = {400: Problem, 401: Problem, 403: Problem, 404: Problem, 413: Problem, 422: Problem, 429: Problem}


@api.get("/stories", response={200: list[OpenStory], **REFUSALS}, summary="Stories to send to")
def stories(request: HttpRequest) -> list[OpenStory]:
    """The stories that go on and that this token may send to, the most lately updated first; at most 100."""
    token: ApiToken = request.auth  # type: ignore[attr-defined]
    actor = Actor.of(token.person)
    heads = (
        Head.objects.exclude(state=StoryState.ENDED)
        .filter(story__live=True, facts__isnull=False)
        .select_related("story")
        .order_by("-last_update_at", "-story_id")
    )
    if token.section is not None:
        heads = heads.filter(story__path__startswith=token.section.path)
    open_heads = (head for head in heads[: STORIES * 5] if may(actor, Act.DRAFT, head.story))
    return [_told(head) for head, _number in zip(open_heads, range(STORIES), strict=False)]


@api.post(
    "/stories/{story}/updates",
    response={201: Taken, 200: Taken, 409: Problem, **REFUSALS},
    summary="Send an update",
)
def send_update(
    request: HttpRequest,
    story: UUID,
    offer: Offer,
    key: Annotated[str, IDEMPOTENCY_KEY],
) -> Status[Taken]:
    """The text becomes a draft that waits for an editor, or with `publish` an update. 201 the first time, 200 after."""
    token: ApiToken = request.auth  # type: ignore[attr-defined]
    head = get_object_or_404(Head.objects.select_related("story"), id=story, story__live=True, facts__isnull=False)
    taken, now = take(token, head.story, offer, key)
    return Status(201 if now else 200, taken)


def _told(head: Head) -> OpenStory:
    facts: dict[str, Any] = head.facts or {}
    return OpenStory.model_validate(
        {"id": str(head.id), "headline": facts["headline"], "address": head.story.full_url, "state": head.state}
    )


answer_in_words(api)
