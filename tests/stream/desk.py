"""A desk for tests, to be put before an application: it publishes inside the process that is asked to."""

from __future__ import annotations

import json
from typing import Any
from uuid import UUID

from asgiref.sync import sync_to_async
from django.db import connections
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from dateline.masthead.models import SectionPage
from dateline.record.actions import open_story, publish, set_state
from dateline.record.models import Head, Story
from dateline.stream.application import Stream
from tests.newsroom import EDITOR, text


def desk(live: Stream | None = None) -> Route:
    """Answers with where the story stands, and how many streams of it `live` holds, if that is given."""

    async def answer(request: Request) -> Response:
        done = await sync_to_async(_act, thread_sensitive=False)(json.loads(await request.body()))
        return JSONResponse({**done, "readers": live.hub.readers(UUID(done["story"])) if live else None})

    return Route("/test-desk", answer, methods=["POST"])


def _act(order: dict[str, Any]) -> dict[str, Any]:
    try:
        story = _do(order)
        head = Head.objects.get(story=story)
        return {"story": str(head.id), "address": story.get_url(), "seq": order.get("seq") or head.seq}
    finally:
        connections.close_all()


def _do(order: dict[str, Any]) -> Story:
    if order["act"] == "open":
        section = SectionPage.objects.order_by("path")[0]
        return open_story(section, actor=EDITOR, headline="Two gates opened at Arne dam")
    story: Story = Story.objects.get(head__id=order["story"])
    match order["act"]:
        case "publish":
            for number in range(order["times"]):
                publish(story, text(f"The water stands at mark {number}."), actor=EDITOR)
        case "publish once":
            key = order["key"]
            words = text("The water stands as high as it did an hour ago.")
            order["seq"] = publish(story, words, actor=EDITOR, headline=key, idempotency_key=key).seq
        case "set":
            set_state(story, order["state"], actor=EDITOR)
        case "withdraw":
            story.unpublish()
    return story
