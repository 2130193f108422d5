"""`dateline serve`: the site on this machine."""

from __future__ import annotations

import argparse
import os
import resource
import socket
from typing import Any

from dateline.config.problem import Problem
from dateline.config.progress import say

MOST_FILES = 65_536
SITE = "dateline.config.asgi:application"


def add_to(commands: Any) -> None:
    command: argparse.ArgumentParser = commands.add_parser(
        "serve", help="run the site", description="Runs the site: readers' pages, and the newsroom at /desk/."
    )
    add_address(command)
    command.add_argument(
        "--only",
        choices=["stream"],
        help="do nothing but hold readers' streams; the site itself runs in other processes, on the same database",
    )
    command.set_defaults(run=run)


def add_address(command: argparse.ArgumentParser) -> None:
    command.add_argument("--host", default="127.0.0.1", help="address to listen on (default: %(default)s)")
    command.add_argument("--port", type=int, default=8000, help="port to listen on (default: %(default)s)")


def run(options: argparse.Namespace) -> int:
    listener = listen(options.host, options.port)
    if options.only == "stream":
        return _hold_streams(listener)
    os.environ.setdefault("DATELINE_BASE_URL", address_of(listener))
    from dateline.config.first_start import make_ready, set_up  # reads the environment set above

    set_up()
    make_ready()
    say(f"Readers: {address_of(listener)}/   Newsroom: {address_of(listener)}/desk/   Stop with Ctrl+C.")
    answer_requests(listener)
    return 0


def _hold_streams(listener: socket.socket) -> int:
    """Raises `Problem` where nothing would tell this process of new entries."""
    from dateline.config.first_start import set_up

    set_up()
    from django.conf import settings

    if settings.DATELINE_BROKER == "memory":
        raise Problem("--only stream needs DATELINE_BROKER=postgres or redis, here and where the site runs")
    say(f"Streams: {address_of(listener)}/stream/   Stop with Ctrl+C.")
    # Ten thousand who come back at once cost less on Python's own loop; pages are quicker on uvloop.
    answer_requests(listener, "dateline.config.asgi_stream:application", loop="asyncio")
    return 0


def listen(host: str, port: int) -> socket.socket:
    """Takes the port before anything slow is done, so that a port in use is said at once. Raises `Problem`."""
    try:
        family = socket.AF_INET6 if ":" in host else socket.AF_INET
        listener = socket.create_server((host, port), family=family, backlog=2_048)
    except (OSError, OverflowError) as error:
        raise Problem(f"can't listen on {host} port {port}: {getattr(error, 'strerror', None) or error}") from error
    return listener


def address_of(listener: socket.socket) -> str:
    """The site's address in a browser on this machine."""
    host, port = listener.getsockname()[:2]
    shown = "localhost" if host in {"127.0.0.1", "0.0.0.0", "::1", "::"} else host  # noqa: S104 (compared, not bound)
    return f"http://{shown}:{port}"


def answer_requests(listener: socket.socket, application: str = SITE, *, loop: str = "auto") -> None:
    """Runs until stopped. `loop` is uvicorn's name for an event loop."""
    import uvicorn  # half the start-up time of the commands that don't serve

    from dateline.config.patience import PatientProtocol
    from dateline.config.server import Server

    _allow_open_files()
    config = uvicorn.Config(
        application,
        http=PatientProtocol,
        log_level="warning",
        # It would make a line of every request, and then throw it away.
        access_log=False,
        lifespan="on",
        loop=loop,
        proxy_headers=bool(os.environ.get("DATELINE_BEHIND_PROXY")),
        server_header=False,
        timeout_graceful_shutdown=5,
    )
    Server(config).run(sockets=[listener])


def _allow_open_files() -> None:
    """As many as the system lets this process have: each reader's stream is one, and many systems begin with 1,024."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    # macOS calls its limit infinite and takes no such number.
    wanted = MOST_FILES if hard == resource.RLIM_INFINITY else hard
    if soft not in {wanted, resource.RLIM_INFINITY}:
        resource.setrlimit(resource.RLIMIT_NOFILE, (wanted, hard))
