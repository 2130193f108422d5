"""A push service on this machine, and browsers that asked for alerts."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from django.core.cache import cache
from django.test import Client
from pytest_django import Settings

from dateline.alerts.sending import send_due
from dateline.record.actions import publish
from dateline.record.models import Entry, Story
from tests.alerts.reading import HOST, Reader
from tests.embeds.certificates import Authority
from tests.embeds.conftest import authority
from tests.embeds.internet import Internet, left_the_machine, watched_sockets
from tests.embeds.provider import Play, Provider, Visitor
from tests.newsroom import EDITOR, text

__all__ = ["authority"]


@dataclass(frozen=True)
class Message:
    path: str
    headers: dict[str, str]
    body: bytes


class PushService:
    """Takes every message with 201 unless `plays` says otherwise for its path; `took` is what it took, in order."""

    def __init__(self, internet: Internet) -> None:
        self.internet = internet
        self.took: list[Message] = []
        self._lock = threading.Lock()
        self._numbers = count(1)

    def reader(self, play: Play | None = None) -> Reader:
        reader = Reader(f"/send/{next(self._numbers)}")
        self.play(reader, play or self.take)
        return reader

    def play(self, reader: Reader, play: Play) -> None:
        self.internet.provider.plays[HOST, reader.path] = play

    def take(self, visitor: Visitor) -> None:
        headers = {name.lower(): value for name, value in visitor.headers.items()}
        with self._lock:
            self.took.append(Message(visitor.path, headers, visitor.body))
        visitor.say(201, {"Location": f"https://{HOST}/message/1"})

    def paths(self) -> list[str]:
        return sorted(message.path for message in self.took)

    def send(self) -> dict[str, int]:
        return dict(send_due(client=self.internet.client()))


def answers(status: int, **headers: str) -> Play:
    return lambda visitor: visitor.say(status, {name.replace("_", "-"): value for name, value in headers.items()})


@pytest.fixture(autouse=True)
def alert_settings(settings: Settings, tmp_path: Path) -> None:
    settings.DATA = tmp_path
    settings.DATELINE_ALERT_KEY_FILE = tmp_path / "alert-key.pem"
    settings.DATELINE_ALERT_HOSTS = [HOST]
    cache.clear()


@pytest.fixture
def service(authority: Authority) -> Iterator[PushService]:
    """No test may connect to anything but this machine, nor ask anybody for a name."""
    with Provider(authority.server_context(HOST)).running() as provider, watched_sockets() as seen:
        yield PushService(Internet(provider, authority))
    assert left_the_machine(seen) == []


Ask = Callable[..., Any]


@pytest.fixture
def ask(story: Story) -> Ask:
    """As the page's script does: POST unless another method is named."""
    client = Client()

    def asked(body: object, method: str = "POST", of: Story = story, **more: Any) -> Any:
        given = {"content_type": "application/json", "HTTP_SEC_FETCH_SITE": "same-origin", **more}
        return client.generic(
            method, f"{of.get_url()}alerts/", body if isinstance(body, bytes) else json.dumps(body), **given
        )

    return asked


@pytest.fixture
def alert(story: Story) -> Callable[..., Entry]:
    def published(words: str = "Two gates are open.", **more: Any) -> Entry:
        return publish(story, text(words), actor=EDITOR, notify=True, **more)

    return published
