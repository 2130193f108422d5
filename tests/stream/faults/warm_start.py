"""A process that has everything loaded and starts others from itself, so that one that was killed is back at once.

Run as `python -m tests.stream.faults.warm_start`. Each line it reads is one order: `start WORDS …` begins a process
that does what `dateline WORDS …` does, and is answered with its number; `wait NUMBER` is answered when that process is
gone. When there is nothing more to read, it kills what it started and goes.
"""

from __future__ import annotations

import os
import signal
import sys

from dateline.config.first_start import set_up

set_up()

import uvicorn  # noqa: E402, F401

import dateline.config.asgi_stream  # noqa: E402, F401
from dateline.config import cli  # noqa: E402
from tests.stream.faults import site  # noqa: E402


def begin(words: list[str]) -> int:
    number = os.fork()
    if number:
        return number
    status = 1
    try:
        os.dup2(os.open(os.devnull, os.O_RDWR), sys.stdin.fileno())
        os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
        status = cli.main(words)
    finally:
        os._exit(status)


def main() -> None:
    # The site that `dateline serve` loads by name is the one with a test's desk in it.
    sys.modules["dateline.config.asgi"] = site
    running = set()
    print("ready", flush=True)
    for order in sys.stdin:
        verb, *words = order.split()
        if verb == "start":
            number = begin(words)
            running.add(number)
            print(number, flush=True)
        else:
            number = int(words[0])
            print(os.waitpid(number, 0)[1], flush=True)
            running.discard(number)
    for number in running:
        os.kill(number, signal.SIGKILL)


if __name__ == "__main__":
    main()
