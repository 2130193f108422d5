"""An application process for tests: `/stream` as the site has it, and a desk to publish at from outside.

Run as `python -m tests.stream.paper_process PORT`. The environment says how long a step is for each entry in it
(`STEP_BYTES`), which limits differ from the usual (`LIMITS`, JSON), and whether the server's transport is kept out of
reach (`PLAIN`).
"""

from __future__ import annotations

import json
import os
import socket
import sys
from typing import Any
from uuid import UUID

from dateline.config.first_start import make_ready, set_up

set_up()

import uvicorn  # noqa: E402
from asgiref.sync import sync_to_async  # noqa: E402
from django.db import connections  # noqa: E402
from starlette.requests import Request  # noqa: E402
from starlette.responses import JSONResponse, Response  # noqa: E402
from starlette.routing import Mount, Route, Router  # noqa: E402

from dateline.masthead.models import SectionPage  # noqa: E402
from dateline.record.actions import open_story, publish, set_state  # noqa: E402
from dateline.record.models import Head, Story  # noqa: E402
from dateline.stream.application import Stream  # noqa: E402
from dateline.stream.broker.choice import broker  # noqa: E402
from dateline.stream.limits import Limits  # noqa: E402
from tests.newsroom import EDITOR, text  # noqa: E402

STEP_BYTES = int(os.environ.get("STEP_BYTES", "0"))


def step(story: UUID, after: int, head: int) -> tuple[int, bytes]:
    """Without words, as long as `STEP_BYTES` for each entry."""
    line = json.dumps({"version": 1, "story": str(story), "after": after, "head": head}).encode()
    return head, line.ljust(STEP_BYTES * (head - after))


def act(order: dict[str, Any]) -> dict[str, Any]:
    try:
        return _act(order)
    finally:
        connections.close_all()


def _act(order: dict[str, Any]) -> dict[str, Any]:
    if order["act"] == "open":
        story = open_story(
            SectionPage.objects.order_by("path")[0], actor=EDITOR, headline="Two gates opened at Arne dam"
        )
    else:
        story = Story.objects.get(head__id=order["story"])
    match order["act"]:
        case "publish":
            for number in range(order["times"]):
                publish(story, text(f"The water stands at mark {number}."), actor=EDITOR)
        case "set":
            set_state(story, order["state"], actor=EDITOR)
        case "withdraw":
            story.unpublish()
    head = Head.objects.get(story=story)
    return {"story": str(head.id), "seq": head.seq}


live = Stream(step, broker(), Limits(**json.loads(os.environ.get("LIMITS", "{}"))))


async def desk(request: Request) -> Response:
    answer = await sync_to_async(act, thread_sensitive=False)(await request.json())
    return JSONResponse({**answer, "readers": live.hub.readers(UUID(answer["story"]))})


router = Router([Mount("/stream", live), Route("/desk", desk, methods=["POST"])], lifespan=live.lifespan)


async def out_of_reach(scope: Any, receive: Any, send: Any) -> None:
    async def own_send(message: Any) -> None:
        await send(message)

    await router(scope, receive, own_send)


def main() -> None:
    make_ready()
    listener = socket.create_server(("127.0.0.1", int(sys.argv[1])), backlog=512)
    application = out_of_reach if os.environ.get("PLAIN") else router
    config = uvicorn.Config(application, log_level="warning", lifespan="on", timeout_graceful_shutdown=5)
    print(listener.getsockname()[1], flush=True)
    uvicorn.Server(config).run(sockets=[listener])


if __name__ == "__main__":
    main()
