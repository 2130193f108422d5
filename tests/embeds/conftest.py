from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from django.core.cache import cache
from pytest_django import Settings

from dateline.embeds import keeping, looking
from tests.embeds.certificates import Authority
from tests.embeds.internet import Internet, left_the_machine, watched_sockets
from tests.embeds.provider import Provider

HOSTS = (
    "posts.example",
    "*.posts.example",
    "public.api.bsky.app",
    "embed.bsky.app",
    "bsky.app",
    "vale.social",
    "www.threads.com",
    "graph.threads.net",
    "t.me",
    "publish.twitter.com",
    "www.youtube.com",
    "i.ytimg.com",
    "vimeo.com",
    "www.tiktok.com",
    "api.datawrapper.de",
    "datawrapper.dwcdn.net",
    "cdn.example",
)


@pytest.fixture(scope="session")
def authority(tmp_path_factory: pytest.TempPathFactory) -> Authority:
    return Authority(tmp_path_factory.mktemp("certificates"))


@pytest.fixture
def provider(authority: Authority) -> Iterator[Provider]:
    with Provider(authority.server_context(*HOSTS)).running() as running:
        yield running


@pytest.fixture
def internet(provider: Provider, authority: Authority) -> Iterator[Internet]:
    """No test may connect to anything but this machine, nor ask anybody for a name."""
    with watched_sockets() as seen:
        yield Internet(provider, authority)
    assert left_the_machine(seen) == []


@pytest.fixture
def house(internet: Internet, monkeypatch: pytest.MonkeyPatch, settings: Settings, tmp_path: Path) -> Internet:
    """The house's own client goes to the tests' internet, and waits half a second instead of five."""
    monkeypatch.setattr(keeping, "house_client", internet.client)
    monkeypatch.setattr(looking, "SECONDS", 0.5)
    settings.MEDIA_ROOT = tmp_path / "media"
    cache.clear()
    return internet
