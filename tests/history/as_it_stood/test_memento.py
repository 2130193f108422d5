"""RFC 7089 with an independent client, and each header that it names."""

from __future__ import annotations

import random
import re
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from typing import TYPE_CHECKING, Any
from unittest.mock import patch

import pytest
from django.test import Client
from memento_client import MementoClient

from dateline.history.as_it_stood import negotiation
from dateline.history.as_it_stood.dates import header_date, stamp
from dateline.record.actions import publish, retract
from dateline.record.models import Entry
from tests.newsroom import EDITOR, Newsroom, make_story, text
from tests.reader.histories import START

if TYPE_CHECKING:
    from tests.demo_site import DemoSite

BASE = "http://localhost:8000"
LINK = re.compile(r'<([^>]+)>((?:; [a-z]+="[^"]*")+)')


def links(value: str) -> list[tuple[str, dict[str, str]]]:
    return [(url, dict(re.findall(r'([a-z]+)="([^"]*)"', rest))) for url, rest in LINK.findall(value)]


def by_rel(value: str) -> dict[str, str]:
    return {rel: url for url, about in links(value) for rel in about["rel"].split()}


@pytest.fixture
def busy(newsroom: Newsroom) -> list[datetime]:
    """When the story "dam" changed; twice in one second once."""
    story = make_story(newsroom, slug="dam", at=START)
    times = [START]
    for minutes in (1, 5, 5, 12):
        at = START + timedelta(minutes=minutes, milliseconds=250 if times[-1].minute == minutes else 0)
        publish(story, text(f"After {minutes} minutes, {len(times)}."), actor=EDITOR, at=at)
        times.append(at)
    return times


@pytest.mark.django_db
def test_the_original_says_where_its_past_is(client: Client, busy: list[datetime]) -> None:
    response = client.get("/vale/dam/")
    found = by_rel(response["Link"])
    assert found == {"timegate": f"{BASE}/timegate/vale/dam/", "timemap": f"{BASE}/timemap/vale/dam/"}
    assert "Memento-Datetime" not in response
    assert "accept-datetime" not in response.get("Vary", "").lower()


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("asked", "minutes"),
    [(-600, 0), (0, 0), (30, 0), (60, 1), (299, 1), (300, 5), (301, 5), (719, 5), (720, 12), (10**8, 12), (None, 12)],
)
def test_the_timegate_chooses(client: Client, busy: list[datetime], asked: int | None, minutes: int) -> None:
    """The last that is not after; the first for an earlier date; the newest without one (RFC 7089, 4.5.3)."""
    headers = {} if asked is None else {"Accept-Datetime": header_date(START + timedelta(seconds=asked))}
    response = client.get("/timegate/vale/dam/", headers=headers)
    chosen = START + timedelta(minutes=minutes)
    assert response.status_code == 302
    assert response["Location"] == f"{BASE}/vale/dam/at/{stamp(chosen)}/"
    assert response["Vary"] == "accept-datetime"
    assert "Memento-Datetime" not in response
    found = by_rel(response["Link"])
    assert found["original"] == f"{BASE}/vale/dam/"
    assert found["timemap"] == f"{BASE}/timemap/vale/dam/"
    assert found["first"] == f"{BASE}/vale/dam/at/{stamp(START)}/"
    assert sum("original" in about["rel"].split() for _url, about in links(response["Link"])) == 1


@pytest.mark.django_db
@pytest.mark.parametrize(
    "date",
    ["yesterday", "2017-03-02T18:00:00Z", "Thursday, 02-Mar-17 18:00:00 GMT", "Thu, 31 Feb 2017 18:00:00 GMT", "0"],
)
def test_a_malformed_date_is_refused(client: Client, busy: list[datetime], date: str) -> None:
    response = client.get("/timegate/vale/dam/", headers={"Accept-Datetime": date})
    assert response.status_code == 400
    assert response["Vary"] == "accept-datetime"


@pytest.mark.django_db
def test_a_memento_says_what_it_is(client: Client, busy: list[datetime]) -> None:
    five = START + timedelta(minutes=5)
    response = client.get(f"/vale/dam/at/{stamp(five)}/")
    assert response["Memento-Datetime"] == header_date(five)
    assert "After 5 minutes, 3." in response.content.decode(), "two in one second: the page after the last"
    found = by_rel(response["Link"])
    assert found["original"] == f"{BASE}/vale/dam/"
    assert found["timegate"] == f"{BASE}/timegate/vale/dam/"
    assert found["timemap"] == f"{BASE}/timemap/vale/dam/"
    around = {"first": 0, "prev": 1, "next": 12, "last": 12}
    for rel, minutes in around.items():
        assert found[rel] == f"{BASE}/vale/dam/at/{stamp(START + timedelta(minutes=minutes))}/"
    for url, about in links(response["Link"]):
        if "memento" in about["rel"].split():
            assert client.get(url.removeprefix(BASE))["Memento-Datetime"] == about["datetime"]


@pytest.mark.django_db
def test_a_timemap_lists_each_second_once(client: Client, busy: list[datetime]) -> None:
    response = client.get("/timemap/vale/dam/")
    assert response["Content-Type"] == "application/link-format"
    found = links(response.content.decode())
    mementos = [about["datetime"] for _url, about in found if "memento" in about["rel"].split()]
    assert mementos == [header_date(START + timedelta(minutes=minutes)) for minutes in (0, 1, 5, 12)]
    itself = next(about for _url, about in found if about["rel"] == "self")
    assert itself["type"] == "application/link-format"
    assert (itself["from"], itself["until"]) == (mementos[0], mementos[-1])
    assert client.get("/timemap/vale/dam/?page=2").status_code == 404
    listed = client.get("/timemap/vale/dam/?format=json").json()["mementos"]["list"]
    assert [item["uri"] for item in listed] == [url for url, about in found if "memento" in about["rel"].split()]


@pytest.mark.django_db
def test_a_long_timemap_goes_on_in_others(client: Client, busy: list[datetime]) -> None:
    with patch.object(negotiation, "PAGE", 3):
        first = links(client.get("/timemap/vale/dam/").content.decode())
        others = [url for url, about in first if about["rel"] == "timemap"]
        assert others == [f"{BASE}/timemap/vale/dam/?page=2"]
        second = links(client.get(others[0].removeprefix(BASE)).content.decode())
    mementos = [about["datetime"] for _url, about in [*first, *second] if "memento" in about["rel"].split()]
    assert len(mementos) == 4
    assert next(about for _url, about in first if about["rel"] == "timemap")["from"] == mementos[3]


@pytest.mark.django_db
def test_an_update_has_a_past_of_its_own(client: Client, busy: list[datetime]) -> None:
    entry = Entry.objects.get(kind="publish", at=busy[1])
    story, update = entry.story, entry.update_id
    assert update
    retract(story, update, reason="Wrong gate.", actor=EDITOR, at=START + timedelta(minutes=20))
    response = client.get(
        f"/timegate/vale/dam/u/{update}/", headers={"Accept-Datetime": header_date(START + timedelta(minutes=9))}
    )
    memento = client.get(response["Location"].removeprefix(BASE))
    assert memento.status_code == 200
    assert "After 1 minutes" in memento.content.decode()
    gone = client.get(f"/vale/dam/u/{update}/at/{stamp(START + timedelta(minutes=20))}/")
    assert gone.status_code == 410, "the status of then is given again (RFC 7089, 4.5.6)"
    assert gone["Memento-Datetime"] == header_date(START + timedelta(minutes=20))
    assert client.get(f"/vale/dam/u/{update}/at/{stamp(START)}/").status_code == 404
    assert client.get("/vale/dam/u/00000000-0000-7000-8000-000000000000/at/20170302T190000Z/").status_code == 404


@pytest.mark.services
def test_an_independent_client_finds_the_right_memento(demo_site: DemoSite) -> None:
    """200 instants, before the first and after the last, of a story that really is served."""
    listed = links(demo_site.html(demo_site.story.replace(demo_site.url, f"{demo_site.url}/timemap")))
    times = [about["datetime"] for _url, about in listed if "memento" in about["rel"].split()]
    moments = [datetime.strptime(time, "%a, %d %b %Y %H:%M:%S GMT").replace(tzinfo=UTC) for time in times]
    assert all(before < after for before, after in pairwise(moments))
    chance = random.Random(7089)  # noqa: S311
    span = int((moments[-1] - moments[0]).total_seconds())
    instants = [moments[0] - timedelta(days=1), moments[-1] + timedelta(seconds=1), *moments[:3], *moments[-3:]]
    instants += [moments[0] + timedelta(seconds=chance.randrange(span)) for _ in range(200 - len(instants))]
    memento: Any
    with MementoClient(check_native_timegate=True) as memento:
        for instant in instants:
            found = memento.get_memento_info(demo_site.story, instant.replace(tzinfo=None))["mementos"]["closest"]
            right = max((moment for moment in moments if moment <= instant), default=moments[0])
            assert found["uri"] == [f"{demo_site.story}at/{stamp(right)}/"], instant
            assert found["http_status_code"] == 200
