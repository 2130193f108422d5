"""`dateline serve`: the site on this machine."""

from __future__ import annotations

import argparse
import os
import socket
from typing import Any

from dateline.config.problem import Problem
from dateline.config.progress import say


def add_to(commands: Any) -> None:
    command: argparse.ArgumentParser = commands.add_parser(
        "serve", help="run the site", description="Runs the site: readers' pages, and the newsroom at /desk/."
    )
    add_address(command)
    command.set_defaults(run=run)


def add_address(command: argparse.ArgumentParser) -> None:
    command.add_argument("--host", default="127.0.0.1", help="address to listen on (default: %(default)s)")
    command.add_argument("--port", type=int, default=8000, help="port to listen on (default: %(default)s)")


def run(options: argparse.Namespace) -> int:
    listener = listen(options.host, options.port)
    os.environ.setdefault("DATELINE_BASE_URL", address_of(listener))
    from dateline.config.first_start import make_ready, set_up  # reads the environment set above

    set_up()
    make_ready()
    say(f"Readers: {address_of(listener)}/   Newsroom: {address_of(listener)}/desk/   Stop with Ctrl+C.")
    answer_requests(listener)
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


def answer_requests(listener: socket.socket) -> None:
    """Runs until stopped."""
    import uvicorn  # half the start-up time of the commands that don't serve

    config = uvicorn.Config(
        "dateline.config.asgi:application",
        log_level="warning",
        lifespan="off",
        proxy_headers=bool(os.environ.get("DATELINE_BEHIND_PROXY")),
        server_header=False,
        timeout_graceful_shutdown=5,
    )
    uvicorn.Server(config).run(sockets=[listener])
