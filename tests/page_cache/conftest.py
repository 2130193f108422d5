from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.newsroom import Newsroom, make_newsroom
from tests.page_cache.serving import Site, serving
from tests.stream.conftest import House


@pytest.fixture
def paper(transactional_db: None) -> Newsroom:
    """A newsroom that other threads and processes see."""
    return make_newsroom()


@pytest.fixture
def site(paper: Newsroom) -> Iterator[Site]:
    """The whole site in this process, so that a test publishes where the pages are kept."""
    from dateline.config.asgi import django_application
    from dateline.config.asgi import site as whole_site
    from dateline.config.kept_pages import kept_pages

    pages = kept_pages(django_application)
    with serving(whole_site(pages), pages) as running:
        yield running


@pytest.fixture
def house(paper: Newsroom, tmp_path: Path) -> Iterator[House]:
    """Starts processes on this test's database."""
    house = House(tmp_path)
    yield house
    house.end()
