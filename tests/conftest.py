"""Ground that every test stands on: a data folder of its own, a database that can be emptied, a small newsroom."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from dateline.record.models import Story
    from tests.demo_site import DemoSite
    from tests.newsroom import Newsroom

_DATA = Path(tempfile.mkdtemp(prefix="dateline-tests-"))
os.environ["DATELINE_DATA"] = str(_DATA)
os.environ.setdefault("DATELINE_SECRET_KEY", "tests-only")

from django.conf import settings  # noqa: E402 (reads the environment set above)
from django.db import connection  # noqa: E402
from django.test import TransactionTestCase  # noqa: E402
from hypothesis import HealthCheck, is_hypothesis_test  # noqa: E402
from hypothesis import settings as property_settings  # noqa: E402

# The same cases in every run, so that a change and not chance makes a test fail; `explore` looks for new ones.
for _profile, _examples, _same in (("test", 60, True), ("prove", 400, True), ("explore", 2_000, False)):
    property_settings.register_profile(
        _profile,
        deadline=None,
        max_examples=_examples,
        database=None,
        derandomize=_same,
        suppress_health_check=[HealthCheck.too_slow],
    )
property_settings.load_profile(os.environ.get("DATELINE_PROPERTIES", "test"))


def pytest_configure() -> None:
    """A file, not memory: the suite runs on what a newsroom runs on, write-ahead log and locks included."""
    database = settings.DATABASES["default"]
    if database["ENGINE"].endswith("sqlite3"):
        database.setdefault("TEST", {})["NAME"] = str(_DATA / "test.sqlite3")
    # Hashing passwords as slowly as production does would be most of the suite's time.
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    _let_the_tables_be_emptied()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Property tests are known by their marker, so that `make prove` can run them on many more cases."""
    for item in items:
        if is_hypothesis_test(getattr(item, "obj", None)):
            item.add_marker("property")


def _let_the_tables_be_emptied() -> None:
    """A test that commits is followed by a flush, which the record's own triggers refuse."""
    case_class: Any = TransactionTestCase
    flush = case_class._fixture_teardown

    def unsealed(case: TransactionTestCase) -> None:
        from dateline.record import triggers

        triggers.remove(connection)
        try:
            flush(case)
        finally:
            triggers.install(connection)

    case_class._fixture_teardown = unsealed


@pytest.fixture
def newsroom(db: None) -> Newsroom:
    from tests.newsroom import make_newsroom

    return make_newsroom()


@pytest.fixture
def story(newsroom: Newsroom) -> Story:
    """A live story of the Vale section without updates."""
    from tests.newsroom import make_story

    return make_story(newsroom, slug="arne-dam")


@pytest.fixture(scope="session")
def demo_site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[DemoSite]:
    """A running demo with both days on record. Shared: tests only look at it."""
    from tests.demo_site import running_demo

    with running_demo(tmp_path_factory.mktemp("demo")) as site:
        yield site
