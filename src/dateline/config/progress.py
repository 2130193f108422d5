"""A line that shows that long work goes on."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from time import perf_counter


def say(text: str) -> None:
    """To stderr, so that what a command prints can be piped."""
    print(text, file=sys.stderr, flush=True)


@contextmanager
def step(name: str) -> Iterator[None]:
    """Prints the step's name, and how long it took once it is done."""
    print(f"{name} …", end="", file=sys.stderr, flush=True)
    began = perf_counter()
    try:
        yield
    except BaseException:
        print(file=sys.stderr, flush=True)
        raise
    print(f" {perf_counter() - began:.1f} s", file=sys.stderr, flush=True)


def count(done: int, total: int, what: str) -> None:
    """Overwrites its own line on a terminal; elsewhere speaks at each tenth."""
    if sys.stderr.isatty():
        print(f"\r{what} {done} of {total}", end="\n" if done == total else "", file=sys.stderr, flush=True)
    elif done == total or done % max(1, total // 10) == 0:
        say(f"{what} {done} of {total}")
