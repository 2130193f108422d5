"""What the desk costs: twenty reporters who publish into one long story, and opening a story of 5,000 updates beside
one of 10. Through HTTP, on a `dateline serve` of its own.

python -m bench.desk              SQLite, and PostgreSQL where DATELINE_TEST_POSTGRES names a server
"""

from __future__ import annotations

import argparse
import gzip
import http.client
import json
import os
import re
import signal
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlencode
from uuid import uuid4

import dateline.desk

SHORT, LONG, REPORTERS = 10, 5_000, 20
# In seconds: less than the server lets a connection wait.
KEPT_OPEN = 3.0
PUBLISH_BOUND = {"sqlite": 60, "postgresql": 80}
RATIO_BOUND = 1.3
COLD_BOUND = 400


@dataclass(frozen=True)
class Paper:
    """What `--make` prints: the stories' keys by length, and a session for each reporter."""

    stories: dict[int, int]
    sessions: list[str]


def main() -> int:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--each", type=int, default=10, help="updates of each reporter (default: 10)")
    options.add_argument("--pause", type=float, default=5.0, help="seconds between them, at the mean (default: 5)")
    options.add_argument("--opens", type=int, default=60, help="times each story is opened (default: 60)")
    options.add_argument("--make", action="store_true", help=argparse.SUPPRESS)
    chosen = options.parse_args()
    if chosen.make:
        make()
        return 0
    addresses = ["", os.environ.get("DATELINE_TEST_POSTGRES", "")]
    for address in dict.fromkeys(addresses):
        with scratch_database(address) if address else nullcontext("") as database:
            measure(database, chosen)
    if not addresses[1]:
        print("PostgreSQL left out: DATELINE_TEST_POSTGRES names no server.")
    return 0


@contextmanager
def scratch_database(server: str) -> Iterator[str]:
    """A database of its own on the server, which goes again."""
    import psycopg

    name = f"dateline_bench_{uuid4().hex[:8]}"
    with psycopg.connect(server, autocommit=True) as own:
        own.execute(f"CREATE DATABASE {name}")
    try:
        yield f"{server.rpartition('/')[0]}/{name}"
    finally:
        with psycopg.connect(server, autocommit=True) as own:
            own.execute(f"DROP DATABASE {name} WITH (FORCE)")


def measure(database: str, chosen: argparse.Namespace) -> None:
    kind = "postgresql" if database else "sqlite"
    with tempfile.TemporaryDirectory() as folder:
        environment = {**os.environ, "DATELINE_DATA": folder, "DATABASE_URL": database, "DATELINE_SECRET_KEY": "bench"}
        made = subprocess.run(
            [sys.executable, "-m", "bench.desk", "--make"], env=environment, stdout=subprocess.PIPE, check=True
        )
        told = json.loads(made.stdout.splitlines()[-1])
        paper = Paper({int(size): key for size, key in told["stories"].items()}, told["sessions"])
        with running_site(environment) as port:
            report_opening(kind, port, paper, chosen.opens)
            report_publishing(kind, port, paper, chosen.each, chosen.pause)
            report_cold(kind, port, paper)


@contextmanager
def running_site(environment: dict[str, str]) -> Iterator[int]:
    serve = "from dateline.config.cli import main; raise SystemExit(main())"
    command = [sys.executable, "-c", serve, "serve", "--host", "127.0.0.1", "--port", "0"]
    process = subprocess.Popen(command, env=environment, stderr=subprocess.PIPE, text=True)
    try:
        assert process.stderr is not None
        found = next(match for line in process.stderr if (match := re.search(r"localhost:(\d+)", line)))
        threading.Thread(target=process.stderr.read, daemon=True).start()
        yield int(found[1])
    finally:
        process.send_signal(signal.SIGINT)
        process.wait(timeout=30)


class Reporter:
    """A browser without a screen: one connection, one session."""

    def __init__(self, port: int, session: str) -> None:
        self._port, self._cookies = port, {"sessionid": session}
        self._line = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
        self._used = 0.0

    def get(self, path: str) -> tuple[bytes, float]:
        """The body as it came over the line, and milliseconds."""
        return self._ask("GET", path, None)

    def publish(self, story: int, words: str) -> float:
        """Milliseconds until the server's answer to the composer's request."""
        form = urlencode({"wire": words, "base_saves": 0, "csrfmiddlewaretoken": self._cookies["csrftoken"]})
        path = f"/desk/story/{story}/drafts/{uuid4()}/publish/"
        return self._ask("POST", path, form)[1]

    def _ask(self, method: str, path: str, body: str | None) -> tuple[bytes, float]:
        cookies = "; ".join(f"{name}={value}" for name, value in self._cookies.items())
        headers = {"Cookie": cookies, "Accept-Encoding": "gzip"}
        if body is not None:
            headers |= {"Content-Type": "application/x-www-form-urlencoded", "HX-Request": "true"}
        if time.monotonic() - self._used > KEPT_OPEN:
            self._line.close()
        began = time.perf_counter()
        self._line.request(method, path, body, headers)
        answer = self._line.getresponse()
        content = answer.read()
        took = (time.perf_counter() - began) * 1_000
        self._used = time.monotonic()
        if answer.status >= 400:
            raise RuntimeError(f"{method} {path}: {answer.status} {content[:300]!r}")
        for cookie in answer.headers.get_all("Set-Cookie") or []:
            name, _is, rest = cookie.partition("=")
            self._cookies[name] = rest.partition(";")[0]
        return content, took


def report_opening(kind: str, port: int, paper: Paper, times: int) -> None:
    """In turns, so that a machine that slows down slows both alike."""
    editor = Reporter(port, paper.sessions[0])
    took: dict[int, list[float]] = {size: [] for size in paper.stories}
    for number in range(times + 5):
        for size, story in paper.stories.items():
            milliseconds = editor.get(f"/desk/story/{story}/")[1]
            if number >= 5:
                took[size].append(milliseconds)
    short, long = (statistics.median(took[size]) for size in (SHORT, LONG))
    for size, middle in ((SHORT, short), (LONG, long)):
        print(f"{kind:10} opening a story of {size:5} updates: {middle:6.1f} ms (median)")
    print(f"{kind:10} {LONG} beside {SHORT}: {long / short:.2f} × the time (bound: {RATIO_BOUND})")


def report_publishing(kind: str, port: int, paper: Paper, each: int, pause: float) -> None:
    """Each reporter waits between two updates, unevenly, as people do who write."""
    story = paper.stories[LONG]

    def work(number: int) -> list[float]:
        reporter = Reporter(port, paper.sessions[number])
        reporter.get(f"/desk/story/{story}/")
        took = []
        for count in range(each):
            time.sleep(pause * (0.5 + (number * 7 + count * 13) % 20 / 20))
            took.append(reporter.publish(story, f"Reporter {number}, update {count}: the gauge at Fell."))
        return took

    with ThreadPoolExecutor(REPORTERS) as threads:
        took = [one for result in threads.map(work, range(REPORTERS)) for one in result]
    p50, p99 = statistics.median(took), hundredth(took)
    print(
        f"{kind:10} {REPORTERS} reporters, {len(took)} updates: p50 {p50:.1f} ms, p99 {p99:.1f} ms"
        f" (bound: {PUBLISH_BOUND[kind]} ms)"
    )
    alone = still(p50, len(took))
    print(f"{kind:10} the machine by itself, work of {p50:.1f} ms as often: p99 {alone:.1f} ms")


def hundredth(took: list[float]) -> float:
    """The p99."""
    return sorted(took)[min(len(took) - 1, int(len(took) * 0.99))]


def still(milliseconds: float, times: int) -> float:
    """What becomes of a piece of work of that length with nobody else about: a machine that is lent to others as well
    stops in between, and no program on it can have a better p99. In milliseconds."""
    began, steps = time.perf_counter(), 0
    while time.perf_counter() - began < 0.5:
        _work(1_000)
        steps += 1
    share = max(1, round(steps * milliseconds / 500))
    took = []
    for _time in range(times):
        began = time.perf_counter()
        _work(1_000 * share)
        took.append((time.perf_counter() - began) * 1_000)
    return hundredth(took)


def _work(steps: int) -> int:
    return sum(number * number % 7 for number in range(steps))


def report_cold(kind: str, port: int, paper: Paper) -> None:
    """The page and everything that it names, compressed: what a browser fetches that was never here."""
    editor = Reporter(port, paper.sessions[0])
    page, _took = editor.get(f"/desk/story/{paper.stories[LONG]}/")
    html = gzip.decompress(page).decode()
    # What the composer's first module loads is not named by the page: all of its folder is counted.
    composer = Path(dateline.desk.__file__).with_name("static") / "desk/composer"
    named = re.findall(r'(?:src|href)="(/static/[^"?]+)', html)
    named += [f"/static/desk/composer/{path.name}" for path in composer.glob("*.js")]
    sizes = {path: len(editor.get(path)[0]) for path in dict.fromkeys(named)}
    total = (len(page) + sum(sizes.values())) / 1_024
    print(f"{kind:10} cold: {total:.0f} KB in {1 + len(sizes)} files (bound: {COLD_BOUND} KB)")


def make() -> None:
    """On the database of the environment."""
    from dateline.config.first_start import make_ready, set_up

    set_up()
    make_ready()
    from django.contrib.auth import SESSION_KEY
    from django.test import Client

    from dateline.masthead.models import SectionPage
    from dateline.record.actions import open_story
    from dateline.record.actor import Actor
    from tests.newsroom import make_person

    section = SectionPage.objects.order_by("path")[0]
    stories = {size: open_story(section, actor=Actor.program("bench"), headline=f"{size}") for size in (SHORT, LONG)}
    for size, story in stories.items():
        _fill(story, size)
    sessions = []
    for number in range(REPORTERS):
        client = Client()
        client.force_login(make_person(f"Reporter {number}", "Editors" if number == 0 else "Reporters"))
        assert SESSION_KEY in client.session
        sessions.append(client.cookies["sessionid"].value)
    print(json.dumps({"stories": {size: story.pk for size, story in stories.items()}, "sessions": sessions}))


def _fill(story: object, count: int) -> None:
    from django.db import transaction

    from dateline.record.actions import publish
    from dateline.record.actor import Actor
    from dateline.record.models import Story
    from tests.newsroom import text

    assert isinstance(story, Story)
    with transaction.atomic():
        for number in range(count):
            publish(story, text(f"Update {number}: the gauge at Fell."), actor=Actor.program("bench"))


if __name__ == "__main__":
    sys.exit(main())
