"""The history of one update, as a reader sees it."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING
from uuid import UUID, uuid4

import pytest

from dateline.body.blocks import Block, Paragraph, Span, Statement, plain
from dateline.record.actions import (
    mark,
    move_update,
    pin,
    publish,
    restore,
    retime,
    retract,
    revise,
    verify,
)
from dateline.record.models import Story
from tests.newsroom import EDITOR, Newsroom, make_story, text, words_of

if TYPE_CHECKING:
    from django.test import Client
    from pytest_django import DjangoAssertNumQueries

START = datetime(2017, 3, 2, 18, tzinfo=UTC)


@pytest.fixture
def story(newsroom: Newsroom) -> Story:
    return make_story(newsroom, at=START, slug="arne-dam")


def told(story: Story, body: tuple[Block, ...] | None = None, **more: object) -> UUID:
    given = {"headline": "Gates open", "at": START + timedelta(minutes=5), **more}
    update = publish(story, body or text("Two of five gates are open."), actor=EDITOR, **given).update_id  # type: ignore[arg-type]
    assert update
    return update


def mend(story: Story, update: UUID, version: int, body: tuple[Block, ...], change: str = "typo", note: str = "",
         **more: object) -> None:  # fmt: skip
    at = START + timedelta(minutes=5 + version)
    revise(story, update, body, actor=EDITOR, base_version=version, change=change, note=note, at=at, **more)  # type: ignore[arg-type]


def history(client: Client, update: UUID, query: str = "", place: str = "vale/arne-dam") -> str:
    answer = client.get(f"/{place}/u/{update}/history/{query}")
    assert answer.status_code == 200
    return answer.content.decode()


def test_every_act_is_told_with_its_time_its_author_and_its_note(client: Client, story: Story) -> None:
    update = told(story, verification="unconfirmed")
    mend(story, update, 1, text("Three of five gates are open."), "correction", "Three gates are open, not two.")
    verify(story, update, "confirmed", actor=EDITOR, note="The board says so.", at=START + timedelta(minutes=10))
    mark(story, update, label="Gates", actor=EDITOR, at=START + timedelta(minutes=11))
    pin(story, update, actor=EDITOR, at=START + timedelta(minutes=12))
    retime(story, update, time=START, actor=EDITOR, at=START + timedelta(minutes=13))
    answer = client.get(f"/vale/arne-dam/u/{update}/history/")
    acts = ["Time changed", "Pinned to the top of the story", "Marked as a key event", "Verification changed",
            "Correction", "Published"]  # fmt: skip
    words = words_of(answer)
    places = [words.index(act) for act in acts]
    assert places == sorted(places), "the newest comes first"
    assert words.count("Marta Voss, Editor") == len(acts)
    assert "Three gates are open, not two." in words
    assert "Verification [removed: Unconfirmed ] [added: Confirmed ]" in words
    assert "The board says so." in words
    assert "Time shown [removed: 2 March 2017, 1:05 p.m. EST ] [added: 2 March 2017, 1:00 p.m. EST ]" in words
    assert 'datetime="2017-03-02T13:06:00-05:00"' in answer.content.decode()


def test_a_revision_shows_the_words_that_went_and_came(client: Client, story: Story) -> None:
    update = told(story)
    mend(story, update, 1, text("Three of five gates are open."), headline="More gates open", bylines=["Ana Ruiz"])
    page = history(client, update)
    assert '<del><span class="unseen">[removed: </span>Two<span class="unseen">] </span></del>' in page
    assert '<ins><span class="unseen">[added: </span>Three<span class="unseen">]</span></ins> of five gates' in page
    assert "Headline" in page
    assert "Ana Ruiz" in page


def test_a_new_link_and_bold_words_are_said_in_words(client: Client, story: Story) -> None:
    update = told(story)
    spans = (
        Span(text="Two of five gates", bold=True),
        Span(text=" are "),
        Span(text="open", href="https://vale.example/a"),
        Span(text="."),
    )
    mend(story, update, 1, (Paragraph(spans=spans),))
    words = words_of(client.get(f"/vale/arne-dam/u/{update}/history/"))
    assert "Two of five gates (now bold)" in words
    assert "open (now a link to https://vale.example/a)" in words


def test_side_by_side_shows_each_version_as_it_was_set(client: Client, story: Story) -> None:
    update = told(story)
    mend(story, update, 1, (Paragraph(spans=(Span(text="Two of six gates are open.", bold=True),)),))
    page = history(client, update, "?view=side")
    before, after = page.split('<div class="diff-was">')[1].split('<div class="diff-now">')
    assert "five" in before
    assert "six" not in before
    assert "<strong>" not in before
    assert "<strong>six</strong>" in after


def test_a_statement_is_compared_part_by_part(client: Client, story: Story) -> None:
    said = Statement(text="The wall is holding.", speaker="Petra Lind", role="engineer")
    update = told(story, (said,))
    mend(story, update, 1, (Statement(text="The wall is holding.", speaker="Petra Lind", role="chief engineer"),))
    words = words_of(client.get(f"/vale/arne-dam/u/{update}/history/"))
    assert "Statement The wall is holding. Speaker Petra Lind Role [added: chief ] engineer" in words


def test_parts_far_from_a_change_are_counted_and_not_repeated(client: Client, story: Story) -> None:
    body = tuple(Paragraph(spans=plain(f"Paragraph {number} of the long report.")) for number in range(1, 8))
    update = told(story, body)
    mend(story, update, 1, (*body[:6], *text("Paragraph 7 of the longer report.")))
    words = words_of(client.get(f"/vale/arne-dam/u/{update}/history/"))
    assert "5 parts stayed as they were Paragraph 6 of the long report. Paragraph Paragraph 7 of" in words


def test_markup_in_words_is_shown_as_typed(client: Client, story: Story) -> None:
    update = told(story, headline="A <b>bold</b> claim")
    mend(story, update, 1, text("<script>alert(1)</script>"), headline="A <i>claim</i>", note="<u>so</u>")
    page = history(client, update)
    for raw in ("<script>alert", "<b>bold", "<i>claim", "<u>so"):
        assert raw not in page


def test_a_withdrawn_update_keeps_its_history_and_says_so(client: Client, story: Story) -> None:
    update = told(story)
    retract(story, update, actor=EDITOR, reason="One caller, and wrong.", at=START + timedelta(minutes=9))
    page = history(client, update)
    assert '<meta name="robots" content="noindex">' in page
    words = words_of(client.get(f"/vale/arne-dam/u/{update}/history/"))
    assert "This update was withdrawn on 2 March 2017, 1:09 p.m. EST : One caller, and wrong." in words
    assert "Two of five gates are open." in words
    restore(story, update, actor=EDITOR, note="The board confirms it.", at=START + timedelta(minutes=20))
    page = history(client, update)
    assert "noindex" not in page
    assert "This update was withdrawn" not in page
    assert "The words stayed the same." in page


def test_a_moved_update_leads_to_its_new_place_and_back(client: Client, story: Story, newsroom: Newsroom) -> None:
    other = make_story(newsroom, at=START, headline="The weir at Fell", slug="weir")
    update = told(story)
    new = move_update(story, update, other, actor=EDITOR, at=START + timedelta(minutes=9)).update_id
    assert new
    page = history(client, update)
    assert f'Now in</dt><dd><a href="/vale/arne-dam/u/{new}/">The weir at Fell</a>' in page
    assert "This update was moved on 2 March 2017, 1:09 p.m. EST" in page
    assert f'href="/vale/weir/u/{update}/">Two gates opened at Arne dam</a>' in history(client, new, place="vale/weir")


def test_an_identity_alone_finds_the_history(client: Client, story: Story) -> None:
    update = told(story)
    for name in ("history/", "history.json"):
        answer = client.get(f"/sport/elsewhere/u/{update}/{name}?page=1")
        assert (answer.status_code, answer["Location"]) == (301, f"/vale/arne-dam/u/{update}/{name}?page=1")


@pytest.mark.parametrize("name", ["history/", "history.json"])
def test_what_is_not_there_is_not_found(client: Client, story: Story, name: str) -> None:
    update = told(story)
    assert client.get(f"/vale/arne-dam/u/{uuid4()}/{name}").status_code == 404
    for page in ("0", "2", "-1", "x", "1" * 30):
        assert client.get(f"/vale/arne-dam/u/{update}/{name}?page={page}").status_code == 404
    assert client.post(f"/vale/arne-dam/u/{update}/{name}").status_code == 405
    story.unpublish()
    assert client.get(f"/vale/arne-dam/u/{update}/{name}").status_code == 404


def test_a_long_history_is_paged_from_its_oldest_end(
    client: Client, story: Story, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    """500 versions are answered as fast as 20, and a full page never shifts."""
    update = told(story)
    for version in range(1, 60):
        mend(story, update, version, text(f"Version {version + 1} of the words."))
    with django_assert_max_num_queries(14):
        newest = history(client, update)
    assert newest.count('class="version"') == 20
    assert "Entries 41 to 60 of 60, counted from the first" in newest
    middle = history(client, update, "?page=2")
    assert "Entries 21 to 40 of 60" in middle
    assert '[removed: </span>20<span class="unseen">] </span></del>' in middle, "compared with the page before"
    assert "Published" not in middle
    mend(story, update, 60, text("Version 61 of the words."))
    assert (
        history(client, update, "?page=2").partition("<main")[2]
        == middle.replace("of 60", "of 61").partition("<main")[2]
    )


def test_caches_know_what_the_history_rests_on(client: Client, story: Story) -> None:
    update = told(story)
    for name in ("history/", "history.json"):
        answer = client.get(f"/vale/arne-dam/u/{update}/{name}")
        assert f"update-{update}" in answer["Surrogate-Key"]
        assert answer["Dateline-Record"].endswith("=2")
        assert "s-maxage=5" in answer["Cache-Control"]
