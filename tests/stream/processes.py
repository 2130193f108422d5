"""Starts and ends real processes: papers, processes that only hold streams, a Redis."""

from __future__ import annotations

import getpass
import http.client
import json
import os
import random
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any, TypeAlias

from tests.config.cli import PROGRAM

ROOT = Path(__file__).resolve().parent.parent.parent
DEADLINE = 30.0
Address: TypeAlias = tuple[str, int]


def until(condition: Callable[[], Any], what: str, deadline: float = DEADLINE) -> Any:
    """What `condition` returns once that is true. Fails after `deadline` seconds."""
    end = time.monotonic() + deadline
    while True:
        if value := condition():
            return value
        assert time.monotonic() < end, f"{what}: not within {deadline} s"
        time.sleep(0.01)


def free_port() -> int:
    """Below those that the system gives to connections: nobody takes it while its process is away, and who tries in
    vain to connect to it can't end up connected to himself."""
    while True:
        port = random.randrange(15_000, 32_000)  # noqa: S311 (no secret)
        with suppress(OSError), socket.create_server(("127.0.0.1", port)):
            return port


class Process:
    """A program of its own, ended at the latest when the test is over."""

    def __init__(
        self,
        command: list[str],
        environment: dict[str, str],
        log: Path,
        *,
        surroundings: Mapping[str, str] = os.environ,
    ) -> None:
        self.log = log
        with log.open("ab") as errors:
            self.program = subprocess.Popen(
                command,
                env={**surroundings, **environment},
                cwd=ROOT,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=errors,
            )

    def kill(self) -> None:
        """With SIGKILL: no time for last words."""
        self.program.kill()
        self.program.wait(DEADLINE)

    def stop(self) -> int:
        """As an operator stops it. How it ended: 0, or the signal's number below zero."""
        self.program.send_signal(signal.SIGTERM)
        return self.program.wait(DEADLINE)

    def end(self) -> None:
        if self.program.poll() is None:
            # Asked first: a master that is killed leaves its workers behind.
            self.program.terminate()
            try:
                self.program.wait(10)
            except subprocess.TimeoutExpired:
                self.kill()
        for pipe in (self.program.stdin, self.program.stdout):
            if pipe:
                pipe.close()


class Server(Process):
    """One that listens on `port`."""

    port = 0

    def order(self, act: str, story: str = "", **more: Any) -> dict[str, Any]:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=DEADLINE)
        try:
            connection.request("POST", "/test-desk", json.dumps({"act": act, "story": story, **more}))
            answer = connection.getresponse()
            body = answer.read()
            assert answer.status == 200, body
            result: dict[str, Any] = json.loads(body)
            return result
        finally:
            connection.close()

    def open_story(self) -> str:
        return str(self.order("open")["story"])

    def publish(self, story: str, times: int = 1) -> int:
        """The number of the last entry."""
        return int(self.order("publish", story, times=times)["seq"])

    def readers(self, story: str) -> int:
        return int(self.order("count", story)["readers"])


def paper(environment: dict[str, str], log: Path, port: int = 0) -> Server:
    """An application process at which a test can publish."""
    environment = {"DJANGO_SETTINGS_MODULE": "dateline.config.settings", **environment}
    server = Server([sys.executable, "-m", "tests.stream.paper_process", str(port)], environment, log)
    assert server.program.stdout is not None
    first = server.program.stdout.readline()
    assert first, log.read_text()
    server.port = int(first)
    return server


def only_streams(environment: dict[str, str], log: Path, port: int = 0) -> Server:
    """`dateline serve --only stream`."""
    return _serving(["--only", "stream"], environment, log, port)


def whole_site(environment: dict[str, str], log: Path, port: int = 0) -> Server:
    """`dateline serve`."""
    return _serving([], environment, log, port)


def _serving(words: list[str], environment: dict[str, str], log: Path, port: int) -> Server:
    server = Server([str(PROGRAM), "serve", *words, "--port", str(port)], environment, log)

    def said() -> re.Match[str] | None:
        assert server.program.poll() is None, log.read_text()
        return re.search(r"^(?:Streams|Readers): http://localhost:(\d+)/", log.read_text(), re.MULTILINE)

    server.port = int(until(said, "the process starts")[1])
    return server


def redis_server(folder: Path, port: int, address: str = "127.0.0.1") -> Process:
    words = ["redis-server", "--port", str(port), "--bind", address, "--protected-mode", "no"]
    return Process([*words, "--save", "", "--dir", str(folder)], {}, folder / "redis.log")


def nginx(folder: Path, listen: str, streams: Iterable[Address], sites: Iterable[Address]) -> Process:
    """`deploy/nginx.conf` with a test's own addresses, folders and certificate. Each request that goes on to a process
    stands in `folder`/upstream.log: its address, and what the cache had."""
    certificate = ["-x509", "-newkey", "rsa:2048", "-nodes", "-subj", "/CN=news.example", "-days", "2"]
    files = ["-keyout", str(folder / "key.pem"), "-out", str(folder / "certificate.pem")]
    subprocess.run(["openssl", "req", *certificate, *files], check=True, capture_output=True)
    kinds = ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    temporary = "\n".join(f"{kind}_temp_path {folder / kind};" for kind in kinds)
    text = (ROOT / "deploy" / "nginx.conf").read_text()
    for old, new in (
        # The test's own folders are closed to others.
        (r"user www-data;", f"user {getpass.getuser()};"),
        (r"/run/nginx\.pid", str(folder / "nginx.pid")),
        (r"http \{", f"http {{\n{temporary}"),
        (r"access_log off;", _upstream_log(folder / "upstream.log")),
        (r"listen 443", f"listen {listen}"),
        (r"(?:server 127\.0\.0\.1:80\d\d ([^;]*;)\s*)+", _servers(sites)),
        (r"(?:server 127\.0\.0\.1:81\d\d ([^;]*;)\s*)+", _servers(streams)),
        (r"/etc/dateline/tls", str(folder)),
        (r"/var/cache/nginx/dateline", str(folder / "cache")),
    ):
        text, found = re.subn(old, new, text)
        assert found, f"deploy/nginx.conf has no {old}"
    configuration = folder / "nginx.conf"
    configuration.write_text(text)
    command = ["nginx", "-c", str(configuration), "-e", "stderr", "-g", "daemon off;"]
    return Process(command, {}, folder / "nginx.log")


def _servers(addresses: Iterable[Address]) -> str:
    """As a replacement: whatever else the configuration says of a server is kept."""
    return "".join(f"server {host}:{port} \\1\n" for host, port in addresses)


def _upstream_log(file: Path) -> str:
    # Among what nginx itself asks for is the new version of a page of which it serves the old one meanwhile.
    asks = "map $upstream_cache_status $asks { volatile; default 0; MISS 1; EXPIRED 1; REVALIDATED 1; BYPASS 1; }"
    words = "'$request_uri $upstream_cache_status'"
    return f"log_subrequest on; {asks} log_format upstream {words}; access_log {file} upstream if=$asks;"


def accepts(port: int, host: str = "127.0.0.1") -> bool:
    """Whether somebody listens."""
    try:
        socket.create_connection((host, port), timeout=1).close()
    except OSError:
        return False
    return True
