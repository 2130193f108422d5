"""The story page and its relatives, as plain HTML answers."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from uuid import UUID, uuid4

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries
from wagtail.models import PageViewRestriction

from dateline.record.actions import (
    change_story,
    mark,
    pin,
    publish,
    retract,
    revise,
    set_state,
    verify,
)
from dateline.record.models import Draft, Story
from tests.newsroom import EDITOR, Newsroom, make_person, text

pytestmark = pytest.mark.django_db
ADDRESS = "/vale/arne-dam/"


def say(story: Story, words: str, **more: object) -> UUID:
    update = publish(story, text(words), actor=EDITOR, **more).update_id  # type: ignore[arg-type]
    assert update is not None
    return update


def body(client: Client, address: str = ADDRESS, status: int = 200) -> str:
    answer = client.get(address)
    assert answer.status_code == status
    return answer.content.decode()


def test_a_story_without_updates_is_a_normal_page(client: Client, story: Story) -> None:
    page = body(client)
    assert "Two gates opened at Arne dam" in page
    assert "Live" in page


def test_the_newest_update_comes_first_unless_the_reader_asks_otherwise(client: Client, story: Story) -> None:
    say(story, "The first one.")
    say(story, "The second one.")
    newest, oldest = body(client), body(client, f"{ADDRESS}?order=oldest")
    assert newest.index("The second one.") < newest.index("The first one.")
    assert oldest.index("The first one.") < oldest.index("The second one.")


def test_every_time_has_its_zone_and_a_machine_form(client: Client, newsroom: Newsroom, story: Story) -> None:
    say(story, "Words.")
    page = body(client)
    times = re.findall(r'<time[^>]*datetime="([^"]+)"[^>]*>(.*?)</time>', page, re.DOTALL)
    assert times
    for machine, shown in times:
        if re.search(r"\d:\d\d|noon", shown):
            assert datetime.fromisoformat(machine).utcoffset() is not None
            assert re.search(r"E[SD]T", shown)


def test_a_correction_shows_what_it_is(client: Client, story: Story) -> None:
    update = say(story, "The river Orne rose.")
    revise(
        story,
        update,
        text("The river Arne rose."),
        base_version=1,
        change="correction",
        note="An earlier version named the river Orne.",
        actor=EDITOR,
    )
    page = body(client)
    assert page.count("An earlier version named the river Orne.") >= 2  # on the update, and in the story's list
    assert "Correction" in page


def test_a_retracted_update_leaves_a_tombstone_and_answers_410(client: Client, story: Story) -> None:
    update = say(story, "The wall has breached.", headline="Breach", key_event="Breach")
    retract(story, update, reason="The report came from one caller and proved wrong.", actor=EDITOR)
    for page in (body(client), body(client, f"{ADDRESS}u/{update}/", 410)):
        assert "The report came from one caller and proved wrong." in page
        assert "breached" not in page
        assert "Breach" not in page


def test_verification_is_said_in_words(client: Client, story: Story) -> None:
    update = say(story, "A third gate may open.", verification="unconfirmed")
    verify(story, update, "confirmed", actor=EDITOR)
    page = body(client)
    assert "Confirmed" in page
    assert "unconfirmed" in page


def test_the_pinned_update_stands_on_top_of_the_newest_page_only(client: Client, story: Story) -> None:
    first = say(story, "Leave by the upper road.")
    for number in range(45):
        say(story, f"Update {number}.")
    pin(story, first, actor=EDITOR)
    assert "Leave by the upper road." in body(client)
    assert body(client, f"{ADDRESS}page/1/").count("<p>Leave by the upper road.</p>") == 1
    assert "Leave by the upper road." not in body(client, f"{ADDRESS}?show=key")


def test_older_pages_and_their_addresses(client: Client, story: Story) -> None:
    for number in range(45):
        say(story, f"Update number {number}.")
    front, older = body(client), body(client, f"{ADDRESS}page/1/")
    assert "Update number 44." in front
    assert "Update number 20." in front
    assert "Update number 19." in older
    assert f'href="{ADDRESS}page/1/' in front
    assert client.get(f"{ADDRESS}page/2/").headers["Location"] == ADDRESS
    assert client.get(f"{ADDRESS}page/9/").headers["Location"] == ADDRESS
    assert client.get(f"{ADDRESS}page/0/").status_code == 404


def test_filters(client: Client, story: Story) -> None:
    key = say(story, "A gate opened.")
    mark(story, key, label="First gate", actor=EDITOR)
    publish(
        story,
        [{"type": "statement", "text": "Nobody rang.", "speaker": "Joss Harrow", "role": "mayor"}],
        actor=EDITOR,
        bylines=["Tom Keel"],
    )
    only_key, by_speaker = body(client, f"{ADDRESS}?show=key"), body(client, f"{ADDRESS}?by=Joss+Harrow")
    assert "A gate opened." in only_key
    assert "Nobody rang." not in only_key
    assert "Nobody rang." in by_speaker
    assert "A gate opened." not in by_speaker
    assert "Nobody rang." in body(client, f"{ADDRESS}?by=Tom+Keel")
    assert "Nobody rang." not in body(client, f"{ADDRESS}?by=Tom")


@pytest.mark.parametrize("query", ["?order=sideways", "?show=%00", "?by=%00", "?by=" + "x" * 5000, "?page=-1"])
def test_a_strange_question_gets_a_page(client: Client, story: Story, query: str) -> None:
    body(client, ADDRESS + query)


def test_a_permalink_outlives_the_storys_address(client: Client, newsroom: Newsroom, story: Story) -> None:
    update = say(story, "Words.")
    old = f"{ADDRESS}u/{update}/"
    body(client, old)
    page = Story.objects.get(pk=story.pk)
    page.move(newsroom.sport, "last-child")
    answer = client.get(old)
    assert (answer.status_code, answer.headers["Location"]) == (301, f"/sport/arne-dam/u/{update}/")


def test_what_does_not_exist_is_404(client: Client, story: Story) -> None:
    for address in (f"{ADDRESS}u/{uuid4()}/", "/vale/no-such-story/", "/vale/no-such-story/page/1/", "/nowhere/"):
        assert client.get(address).status_code == 404


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("/vale/a%00b/", 400),
        (f"{ADDRESS}u/%00/", 400),
        (f"{ADDRESS}page/99999999999999999999999/", 302),
        (f"{ADDRESS}page/x/", 404),
        ("/" + "x" * 3000 + "/", 404),
        ("/%ff%fe/", 404),
        (f"/{'a/' * 200}", 404),
    ],
)
def test_garbage_gets_a_clear_answer(client: Client, story: Story, address: str, status: int) -> None:
    assert client.get(address).status_code == status


def test_only_reading_is_allowed(client: Client, story: Story) -> None:
    assert client.post(ADDRESS).status_code in {403, 405}
    assert client.head(ADDRESS).status_code == 200


def test_state_is_shown(client: Client, story: Story) -> None:
    say(story, "Words.")
    set_state(story, "paused", actor=EDITOR)
    assert "Paused" in body(client)
    set_state(story, "ended", actor=EDITOR)
    assert "Ended" in body(client)


def test_back_dated_updates_say_so(client: Client, story: Story) -> None:
    say(story, "Seen at dawn.", time=datetime.now(UTC) - timedelta(hours=5))
    assert "Published" in body(client)


def test_no_word_of_a_draft_is_in_any_public_byte(client: Client, newsroom: Newsroom, story: Story) -> None:
    update = say(story, "Public words.")
    author = make_person("Ana", "Editors")
    Draft.objects.create(story=story, author=author, headline="zibbeldrix", wire="zibbeldrix")
    Draft.objects.create(
        story=story,
        update_id=update,
        base_version=1,
        author=author,
        wire="zibbeldrix",
        state="scheduled",
        scheduled_at=datetime.now(UTC) + timedelta(hours=1),
    )
    page = Story.objects.get(pk=story.pk)
    page.title = page.standfirst = "zibbeldrix"
    page.save_revision()
    public = [ADDRESS, f"{ADDRESS}u/{update}/", "/", "/vale/", "/search/?q=zibbel", f"{ADDRESS}?order=oldest"]
    for address in public:
        assert "zibbeldrix" not in body(client, address)


def test_a_page_is_the_same_for_everyone(client: Client, story: Story) -> None:
    say(story, "Words.")
    anonymous = client.get(ADDRESS)
    client.force_login(make_person("Chief", None, is_superuser=True))
    known = client.get(ADDRESS)
    assert anonymous.content == known.content
    assert "Cookie" not in anonymous.headers.get("Vary", "")
    assert not known.cookies


def test_a_long_story_costs_no_more_queries(
    client: Client, story: Story, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    change_story(story, summary=[("Known", None)], actor=EDITOR)
    say(story, "Update 0.", key_event="Key")
    body(client)
    with django_assert_max_num_queries(15) as short:
        body(client)
    for number in range(1, 60):
        say(story, f"Update {number}.", key_event="Key" if number % 7 == 0 else None)
    with django_assert_max_num_queries(len(short.captured_queries)):
        body(client)


def test_reading_needs_no_third_party(client: Client, story: Story) -> None:
    say(story, "Words.")
    answer = client.get(ADDRESS)
    page = answer.content.decode()
    for address in re.findall(r'(?:src|href)="(https?://[^"]+)"', page):
        assert address.startswith("http://localhost")
    scripts = re.findall(r"<script\b(?![^>]*ld\+json)[^>]*>(.*?)</script>", page, re.DOTALL)
    assert [words for words in scripts if words] == []
    assert " style=" not in page
    assert "default-src 'none'" in answer.headers["Content-Security-Policy"]


def test_a_story_that_is_kept_for_some_is_listed_nowhere(client: Client, newsroom: Newsroom, story: Story) -> None:
    say(story, "Zibbeldrix at the gate.")
    places = ("/", newsroom.vale.get_url(), "/search/?q=zibbeldrix")
    assert all("Two gates opened" in client.get(place).content.decode() for place in places)
    PageViewRestriction.objects.create(page=story, restriction_type=PageViewRestriction.LOGIN)
    assert not any("Two gates opened" in client.get(place).content.decode() for place in places)
