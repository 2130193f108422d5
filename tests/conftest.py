"""Ground that every test stands on: a data folder of its own, a database that can be emptied, a small newsroom."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from pytest_django.plugin import DjangoDbBlocker

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
    """Property tests are known by their marker, so that `make prove` can run them on many more cases; what asks the
    database by another, so that only that is run again on another database."""
    for item in items:
        if {"db", "transactional_db"} & set(getattr(item, "fixturenames", ())) or item.get_closest_marker("django_db"):
            item.add_marker("database")
        if is_hypothesis_test(getattr(item, "obj", None)):
            item.add_marker("property")


def _let_the_tables_be_emptied() -> None:
    """A test that commits is followed by a flush, which the record's own triggers refuse. What the migrations laid is
    put back then, so that the next test finds it whatever its kind."""
    case_class: Any = TransactionTestCase
    flush, set_up = case_class._fixture_teardown, case_class._fixture_setup.__func__

    def unsealed(case: Any) -> None:
        from dateline.record import triggers

        # Keeps Django from making rows of its own after the flush, under other keys than those that are put back.
        case.serialized_rollback = True
        connection._test_serialized_contents = _laid[0]  # type: ignore[attr-defined]
        triggers.remove(connection)
        try:
            flush(case)
            connection.creation.deserialize_db_from_string(_laid[0])
        finally:
            triggers.install(connection)

    @classmethod  # type: ignore[misc]
    def found_as_it_is(case: Any) -> None:
        case.serialized_rollback = False
        set_up(case)

    case_class._fixture_teardown, case_class._fixture_setup = unsealed, found_as_it_is


# What the migrations laid. Kept here because a test beside a browser has a connection of its own.
_laid: list[str] = []


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> None:
    with django_db_blocker.unblock():
        _laid[:] = [connection.creation.serialize_db_to_string()]


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
