"""`at/TIME/` is the page that was served then, byte for byte below its banner (promises 2 and 8)."""

from __future__ import annotations

import html
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from itertools import count
from unittest.mock import patch

import pytest
from django.test import Client
from hypothesis import HealthCheck, given
from hypothesis import settings as property_settings
from hypothesis import strategies as st

from dateline.history.as_it_stood.dates import stamp
from dateline.reader.pages import cut
from dateline.record import projection
from dateline.record.actions import publish, retract
from dateline.record.models import Entry, Story
from tests.newsroom import EDITOR, Newsroom, make_story, text
from tests.reader.histories import START, Act, Newsdesk, acts, acts_and_takedowns

pytestmark = pytest.mark.django_db
slugs = count(1)


def below_the_banner(client: Client, url: str) -> tuple[int, bytes]:
    response = client.get(url)
    return response.status_code, response.content.partition(b"<main")[2]


def every_page(client: Client, url: str, desk: Newsdesk, address: Callable[[str], str]) -> dict[str, tuple[int, bytes]]:
    """The story, its oldest page where it has several, and two of its updates, each at its address."""
    pages = {"": below_the_banner(client, address(""))}
    if b'class="turn on"' in pages[""][1]:
        pages["page/1/"] = below_the_banner(client, address("page/1/"))
    for update in {*desk.updates[:1], *desk.updates[-1:]}:
        pages[f"u/{update}/"] = below_the_banner(client, address(f"u/{update}/"))
    return pages


# The newsroom is shared: each history has a story of its own.
@property_settings(
    max_examples=property_settings().max_examples // 4, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(history=st.lists(acts, min_size=1, max_size=18), size=st.integers(1, 4), stride=st.integers(1, 5))
def test_any_instant_of_any_history(newsroom: Newsroom, history: list[Act], size: int, stride: int) -> None:
    client = Client()
    story = make_story(newsroom, slug=f"then-{next(slugs)}", at=START)
    url, desk = f"/vale/{story.slug}/", Newsdesk(story)
    served: dict[datetime, dict[str, tuple[int, bytes]]] = {}
    with patch.object(cut, "SIZE", size), patch.object(projection, "STRIDE", stride):
        for act in history:
            desk.do(act)
            served[desk.at] = every_page(client, url, desk, lambda rest: f"{url}{rest}")
        for moment, pages in served.items():
            for then in (moment, moment + timedelta(seconds=50)):
                at = f"at/{stamp(then)}/"
                for rest, page in pages.items():
                    past = f"{url}{at}{rest}" if not rest.startswith("u/") else f"{url}{rest}{at}"
                    assert below_the_banner(client, past) == page, past


def test_a_second_that_is_not_over_is_kept_by_nobody(client: Client, story: Story) -> None:
    """Another entry may still fall into it."""
    present = datetime.now(UTC) + timedelta(hours=1)
    with patch("dateline.history.as_it_stood.views.datetime") as clock:
        clock.now.return_value = present
        response = client.get(f"/vale/{story.slug}/at/{stamp(present)}/")
    assert (response.status_code, response["Cache-Control"]) == (200, "no-store")


def test_what_comes_later_changes_no_byte(client: Client, newsroom: Newsroom) -> None:
    story = make_story(newsroom, slug="settled", at=START)
    entry = publish(story, text("The first gate opened."), actor=EDITOR, at=START + timedelta(minutes=1))
    assert entry.update_id
    address = f"/vale/settled/at/{stamp(START + timedelta(minutes=1))}/"
    before = client.get(address)
    for number in range(30):
        publish(story, text(f"Later {number}."), actor=EDITOR, at=START + timedelta(minutes=2 + number))
    retract(story, entry.update_id, reason="Wrong gate.", actor=EDITOR)
    after = client.get(address)
    assert after.content == before.content
    assert b"The first gate opened." in after.content
    assert "immutable" in after["Cache-Control"]


@pytest.mark.parametrize(
    ("moment", "status"),
    [("20170302T175959Z", 404), ("29990101T000000Z", 404), ("20170302", 400), ("20170230T180000Z", 400), ("now", 400)],
)
def test_moments_that_are_none(client: Client, newsroom: Newsroom, moment: str, status: int) -> None:
    make_story(newsroom, slug="dam", at=START)
    assert client.get(f"/vale/dam/at/{moment}/").status_code == status


def test_no_script_runs_there_and_no_search_engine_keeps_it(client: Client, newsroom: Newsroom) -> None:
    make_story(newsroom, slug="dam", at=START)
    response = client.get(f"/vale/dam/at/{stamp(START)}/")
    page = response.content.decode()
    assert "reader/live/" not in page
    assert response["X-Robots-Tag"] == "noindex"
    assert '<link rel="canonical" href="http://localhost:8000/vale/dam/">' in page
    assert "as it stood on" in page
    assert "2 March 2017, 1:00 p.m. EST" in page


@pytest.mark.parametrize(
    ("asked", "leads_to"),
    [
        ("when=2017-03-02T13:05", "20170302T180500Z"),
        ("when=2017-03-02T13:05:30", "20170302T180530Z"),
        ("when=2017-03-02T18:05:00%2B00:00", "20170302T180500Z"),
        ("when=20170302T180500Z", "20170302T180500Z"),
        ("when=1999-01-01T00:00", "20170302T180000Z"),
        ("entry=2", "20170302T181000Z"),
        ("after=20170302T180000Z", "20170302T181000Z"),
    ],
)
def test_choosing_a_moment(client: Client, newsroom: Newsroom, asked: str, leads_to: str) -> None:
    story = make_story(newsroom, slug="dam", at=START)
    publish(story, text("The first gate opened."), actor=EDITOR, at=START + timedelta(minutes=10))
    response = client.get(f"/vale/dam/at/?{asked}")
    assert (response.status_code, response["Location"]) == (302, f"/vale/dam/at/{leads_to}/")


@pytest.mark.parametrize("asked", ["when=soon", "when=2999-01-01T00:00", "entry=99", "entry=-1", "after=x"])
def test_choosing_nonsense(client: Client, newsroom: Newsroom, asked: str) -> None:
    make_story(newsroom, slug="dam", at=START)
    response = client.get(f"/vale/dam/at/?{asked}")
    assert response.status_code == 400
    assert "No such moment is on record" in response.content.decode()


def test_a_story_kept_for_some_has_no_past_for_others(client: Client, newsroom: Newsroom) -> None:
    story = make_story(newsroom, slug="dam", at=START)
    story.view_restrictions.create(restriction_type="login")
    for address in ("at/", f"at/{stamp(START)}/"):
        assert client.get(f"/vale/dam/{address}").status_code == 404
    for address in ("timegate", "timemap"):
        assert client.get(f"/{address}/vale/dam/").status_code == 404


@property_settings(
    max_examples=property_settings().max_examples // 4, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(history=st.lists(acts_and_takedowns, min_size=2, max_size=18), size=st.integers(1, 4))
def test_what_was_removed_since_is_all_that_is_missing(newsroom: Newsroom, history: list[Act], size: int) -> None:
    """A page is what was served then, or it says that something on it was removed later."""
    client = Client()
    story = make_story(newsroom, slug=f"taken-{next(slugs)}", at=START)
    url, desk = f"/vale/{story.slug}/", Newsdesk(story)
    served: dict[datetime, tuple[int, bytes]] = {}
    with patch.object(cut, "SIZE", size):
        for act in [*history, Act("takedown", history[0].which, history[0].way, 7)]:
            desk.do(act)
            served[desk.at] = below_the_banner(client, url)
        for moment, page in served.items():
            past = client.get(f"{url}at/{stamp(moment)}/")
            if past.status_code == 410:
                assert past["Memento-Datetime"]
                assert "removed for legal reasons since" in past.content.decode()
            else:
                assert (past.status_code, past.content.partition(b"<main")[2]) == page
        assert client.get(f"{url}at/{stamp(desk.at)}/").status_code == 200, "the last takedown left nothing unsettled"


def test_the_place_an_update_came_from_is_missed_after_new_words_too(client: Client, newsroom: Newsroom) -> None:
    """A revision says the words anew, and not which story they were published in first."""
    desk = Newsdesk(make_story(newsroom, slug="dam", at=START))
    for name, way in (("move", 0), ("revise", 0), ("takedown", 2)):
        desk.do(Act(name, 0, way, 1))
    assert b"The weir at Fell" not in client.get("/vale/dam/").content
    statuses = [client.get(f"/vale/dam/at/{stamp(START + timedelta(minutes=m))}/").status_code for m in range(4)]
    assert statuses == [200, 410, 410, 200]


def test_a_page_that_showed_what_was_removed_is_gone(client: Client, newsroom: Newsroom) -> None:
    story = make_story(newsroom, slug="dam", at=START)
    desk = Newsdesk(story)
    for _number in range(3):
        desk.do(Act("publish", 0, 1, 1))
    bad = desk.updates[1]
    desk.do(Act("takedown", 1, 0, 1))
    emptied = Entry.objects.get(story=story, update_id=bad, kind="publish")
    assert emptied.data["taken"]
    statuses = [client.get(f"/vale/dam/at/{stamp(START + timedelta(minutes=m))}/").status_code for m in range(5)]
    assert statuses == [200, 200, 410, 410, 200]
    gone = client.get(f"/vale/dam/at/{stamp(START + timedelta(minutes=3))}/")
    takedown = Entry.objects.get(story=story, kind="takedown")
    assert takedown.note in html.unescape(gone.content.decode())
    update = client.get(f"/vale/dam/u/{bad}/at/{stamp(START + timedelta(minutes=3))}/")
    assert (update.status_code, update["Memento-Datetime"]) == (410, "Thu, 02 Mar 2017 18:03:00 GMT")
