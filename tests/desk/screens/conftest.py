"""A newsroom in a process of its own, for tests that look at its screens."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack

import pytest
from playwright.sync_api import Browser

from tests.desk.screens.desk_site import DeskSite, Windows, running_desk
from tests.reader.conftest import browser

__all__ = ["browser"]


@pytest.fixture(scope="session")
def desk_site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[DeskSite]:
    """Shared: a test that changes something changes what no other looks at."""
    with running_desk(tmp_path_factory.mktemp("desk")) as site:
        yield site


@pytest.fixture
def windows(desk_site: DeskSite, browser: Browser) -> Iterator[Windows]:
    with ExitStack() as open_windows:
        yield Windows(desk_site, browser, open_windows)
