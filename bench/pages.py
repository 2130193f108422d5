"""How many requests for a story's page one process answers, beside nginx with the same bytes in a file.

python -m bench.pages                needs wrk and nginx; takes about a minute
"""

from __future__ import annotations

import argparse
import os
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from time import perf_counter
from typing import NamedTuple
from urllib.request import Request, urlopen

UPDATES = 60
BOUND = 0.5
CROWD = 200
NGINX = """
worker_processes 1;
daemon off;
pid {folder}/nginx.pid;
error_log stderr crit;
events {{ worker_connections 1024; }}
http {{
    access_log off;
    sendfile on;
    tcp_nopush on;
    open_file_cache max=10;
    keepalive_requests 1000000000;
    default_type text/html;
    {temporary}
    server {{ listen 127.0.0.1:{port}; root {folder}; }}
}}
"""
STORY = "/bench/dam/"


class Speed(NamedTuple):
    """Requests a second, and the milliseconds within which 99 of 100 were answered."""

    rate: float
    p99: float


def main() -> int:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--seconds", type=int, default=5, help="of each measurement (default: 5)")
    options.add_argument("--rounds", type=int, default=3, help="of which the middle one counts (default: 3)")
    options.add_argument("--connections", type=int, default=32, help="kept alive (default: 32)")
    chosen = options.parse_args()
    search = f"{os.environ.get('PATH', '')}:/usr/sbin"
    for program in ("wrk", "nginx"):
        if not shutil.which(program, path=search):
            print(f"Nothing was measured: {program} is missing (Debian: apt-get install {program}).")
            return 2
    os.environ["PATH"] = search
    with tempfile.TemporaryDirectory(prefix="dateline-bench-") as name:
        folder = Path(name)
        # nginx's worker may be another user.
        folder.chmod(0o755)
        os.environ |= {
            "DATELINE_DATA": str(folder / "data"),
            "DATABASE_URL": "",
            "DATELINE_BASE_URL": "http://localhost",
        }
        return _measure(folder, chosen)


def _measure(folder: Path, chosen: argparse.Namespace) -> int:
    from tests.stream.processes import whole_site

    _write_story()
    site = whole_site({}, folder / "log")
    try:
        base = f"http://127.0.0.1:{site.port}{STORY}"
        files = {encoding: _save(base, folder, encoding) for encoding in ("identity", "gzip")}
        with _nginx(folder) as port:
            print(_conditions(chosen))
            worst = min(
                _compare(chosen, encoding, base, f"http://127.0.0.1:{port}/{file.name}", file.stat().st_size)
                for encoding, file in files.items()
            )
    finally:
        site.end()
    once = _stampedes()
    return 0 if worst >= BOUND and once else 1


def _write_story() -> None:
    from dateline.config.first_start import make_ready, set_up

    set_up()
    make_ready()
    from dateline.masthead.models import HomePage, SectionPage
    from dateline.record.actions import open_story, publish
    from dateline.record.actor import Actor
    from tests.newsroom import text

    section = HomePage.objects.get().add_child(instance=SectionPage(title="Bench", slug="bench"))
    actor = Actor.program("bench")
    story = open_story(section, actor=actor, headline="Two gates opened at Arne dam", slug="dam")
    for number in range(UPDATES):
        words = f"Update {number}: the gauge at Fell reads {number} centimetres. " * 5
        publish(story, text(words), actor=actor, headline=f"Gauge at {number}")


def _save(address: str, folder: Path, encoding: str) -> Path:
    """The page's bytes, as they are sent, in a file."""
    with urlopen(Request(address, headers={"Accept-Encoding": encoding})) as answer:  # noqa: S310 (our own)
        assert answer.headers.get("Content-Encoding", "identity") == encoding
        file = folder / f"story-{encoding}.html"
        file.write_bytes(answer.read())
    return file


@contextmanager
def _nginx(folder: Path) -> Iterator[int]:
    from tests.stream.processes import accepts, free_port, until

    port = free_port()
    kinds = ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    temporary = " ".join(f"{kind}_temp_path {folder / kind};" for kind in kinds)
    configuration = folder / "nginx.conf"
    configuration.write_text(NGINX.format(folder=folder, port=port, temporary=temporary))
    with subprocess.Popen(["nginx", "-c", str(configuration), "-e", "stderr"]) as process:
        try:
            until(lambda: accepts(port), "nginx starts")
            yield port
        finally:
            process.terminate()


def _conditions(chosen: argparse.Namespace) -> str:
    from importlib.metadata import version

    nginx = (
        subprocess.run(["nginx", "-v"], capture_output=True, text=True, check=True).stderr.rpartition(": ")[2].strip()
    )
    servers = ", ".join(f"{name} {version(name)}" for name in ("uvicorn", "httptools", "uvloop"))
    return (
        f"One process of `dateline serve` ({servers}) beside one worker of {nginx} (sendfile).\n"
        f"wrk on the same machine, {os.cpu_count()} cores: 1 thread, {chosen.connections} connections kept alive, "
        f"{chosen.seconds} s, in turns, the middle of {chosen.rounds} rounds."
    )


def _compare(chosen: argparse.Namespace, encoding: str, ours: str, file: str, size: int) -> float:
    """Dateline's rate by nginx's. In turns, so that a machine that slows down slows both alike."""
    measured: dict[str, list[Speed]] = {ours: [], file: []}
    for _round in range(chosen.rounds):
        for address, speeds in measured.items():
            speeds.append(_wrk(address, encoding, chosen))
    middle = {address: sorted(speeds)[len(speeds) // 2] for address, speeds in measured.items()}
    for name, address in (("dateline", ours), ("nginx", file)):
        speed = middle[address]
        print(f"{encoding:8} {size:7,} bytes  {name:8} {speed.rate:9,.0f} requests/s  p99 {speed.p99:6.2f} ms")
    ratio = statistics.median(
        mine.rate / theirs.rate for mine, theirs in zip(measured[ours], measured[file], strict=True)
    )
    print(f"{encoding:8} dateline beside nginx: {ratio:.2f} × the requests (bound: {BOUND})")
    return ratio


def _wrk(address: str, encoding: str, chosen: argparse.Namespace) -> Speed:
    """Raises `RuntimeError` when an answer was none of what was asked for."""
    command = ["wrk", "-t1", f"-c{chosen.connections}", f"-d{chosen.seconds}s", "--latency"]
    accept = ["-H", f"Accept-Encoding: {encoding}"]
    said = subprocess.run([*command, *accept, address], capture_output=True, text=True, check=True).stdout
    if "Non-2xx" in said or "Socket errors" in said:
        raise RuntimeError(said)
    rate, late = re.search(r"Requests/sec:\s+([\d.]+)", said), re.search(r"99%\s+([\d.]+)(us|ms|s)", said)
    if not (rate and late):
        raise RuntimeError(said)
    return Speed(float(rate[1]), float(late[1]) * {"us": 0.001, "ms": 1, "s": 1_000}[late[2]])


def _stampedes() -> bool:
    """After each of some publishes many readers ask at once; prints how often the page was made."""
    from dateline.config.asgi import django_application
    from dateline.config.asgi import site as whole_site
    from dateline.config.kept_pages import kept_pages
    from dateline.record.actions import publish
    from dateline.record.actor import Actor
    from dateline.record.models import Story
    from tests.newsroom import text
    from tests.page_cache.serving import serving

    pages, story = kept_pages(django_application), Story.objects.get(slug="dam")
    made = []
    with serving(whole_site(pages), pages) as site:
        site.get(STORY)
        for number in range(5):
            words = f"Stampede {number} at the dam."
            publish(story, text(words), actor=Actor.program("bench"))
            before = pages.renders
            began = perf_counter()
            assert all(words in page for page in _crowd(lambda: site.get(STORY).text))
            made.append(pages.renders - before)
            print(
                f"{CROWD} readers at once after a publish: page made {made[-1]} ×, "
                f"all answered within {(perf_counter() - began) * 1_000:.0f} ms"
            )
    return set(made) == {1}


def _crowd(read: object) -> list[str]:
    assert callable(read)
    ready, answers = threading.Barrier(CROWD), []

    def reader() -> None:
        ready.wait()
        answers.append(str(read()))

    readers = [threading.Thread(target=reader) for _ in range(CROWD)]
    for thread in readers:
        thread.start()
    for thread in readers:
        thread.join()
    return answers


if __name__ == "__main__":
    sys.exit(main())
