"""An application process for tests: `/stream` as the site has it, and a desk to publish at from outside.

Run as `python -m tests.stream.paper_process PORT`. The environment says how long a step is for each entry in it
(`STEP_BYTES`), which limits differ from the usual (`LIMITS`, JSON), and whether streams go another `WAY` than the
site's: "long" through ASGI alone, "plain" with the server's transport kept out of reach.
"""

from __future__ import annotations

import json
import os
import socket
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any
from uuid import UUID

from dateline.config.first_start import make_ready, set_up

set_up()

import uvicorn  # noqa: E402
from starlette.requests import Request  # noqa: E402
from starlette.responses import JSONResponse, Response  # noqa: E402
from starlette.routing import Mount, Route, Router  # noqa: E402

from dateline.config.patience import PatientProtocol  # noqa: E402
from dateline.stream.application import Stream  # noqa: E402
from dateline.stream.broker.choice import broker  # noqa: E402
from dateline.stream.limits import Limits  # noqa: E402
from dateline.stream.uvicorn_shortcut import STATE  # noqa: E402
from tests.stream.desk import desk  # noqa: E402

STEP_BYTES = int(os.environ.get("STEP_BYTES", "0"))


def step(story: UUID, after: int, head: int) -> tuple[int, bytes]:
    """Without words, as long as `STEP_BYTES` for each entry."""
    line = json.dumps({"version": 1, "story": str(story), "after": after, "head": head}).encode()
    return head, line.ljust(STEP_BYTES * (head - after))


live = Stream(step, broker(), Limits(**json.loads(os.environ.get("LIMITS", "{}"))))


@asynccontextmanager
async def lifespan(application: Any) -> AsyncIterator[dict[str, Any]]:
    async with live.lifespan(application):
        yield {STATE: live}


asked = 0


async def counted(scope: Any, receive: Any, send: Any) -> None:
    """Which requests for a stream come through ASGI."""
    global asked
    asked += 1
    await live(scope, receive, send)


async def how_many(_request: Request) -> Response:
    return JSONResponse(asked)


routes = [Mount("/stream", counted), Route("/asked", how_many), desk(live)]
router = Router(routes, lifespan=lifespan)


async def out_of_reach(scope: Any, receive: Any, send: Any) -> None:
    async def own_send(message: Any) -> None:
        await send(message)

    await router(scope, receive, own_send)


def main() -> None:
    make_ready()
    listener = socket.create_server(("127.0.0.1", int(sys.argv[1])), backlog=512)
    way = os.environ.get("WAY")
    config = uvicorn.Config(
        out_of_reach if way == "plain" else router,
        http="auto" if way else PatientProtocol,
        log_level="warning",
        lifespan="on",
        timeout_graceful_shutdown=5,
    )
    print(listener.getsockname()[1], flush=True)
    uvicorn.Server(config).run(sockets=[listener])


if __name__ == "__main__":
    main()
