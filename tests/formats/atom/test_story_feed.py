"""The feed of a story, as whoever follows it there reads it."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from wagtail.models import PageViewRestriction

from dateline.body.blocks import Paragraph, Span
from dateline.formats.atom.fragment import carried
from dateline.record.actions import mark, move_update, publish, restore, retract, verify
from dateline.record.models import Story, Update
from tests.formats.atom.conftest import SITE, START, Get
from tests.history.corrections.story import changed, said
from tests.newsroom import EDITOR, Newsroom, make_story

pytestmark = pytest.mark.django_db


def address(story: Story, query: str = "") -> str:
    return f"{story.get_url()}feed.atom{query}"


def test_a_feed_says_what_it_is_of(get: Get, story: Story) -> None:
    said(story, "Water is rising.")
    feed = get(address(story))
    assert feed.id == story.head.id.urn
    assert feed.title == "Two gates opened at Arne dam"
    assert feed.language == "en"
    assert feed.authors == ["Ana Ruiz"]
    assert feed.links == {"self": f"{SITE}{address(story)}", "alternate": f"{SITE}{story.get_url()}"}
    assert feed.updated == START


def test_a_story_with_no_update_yet_has_an_empty_feed(get: Get, story: Story) -> None:
    feed = get(address(story))
    assert feed.entries == []
    assert feed.updated == START


def test_an_update_is_an_entry_with_its_words(get: Get, story: Story) -> None:
    update = said(story, "Water is rising.", "Gate one opened")
    (entry,) = get(address(story)).entries
    assert entry.id == update.urn
    assert entry.title == "Gate one opened"
    assert entry.words == "Water is rising."
    assert entry.authors == ["Marta Voss"]
    assert entry.published == entry.updated == entry.edited == START
    permalink = f"{SITE}{story.get_url()}u/{update}/"
    assert entry.links == {"alternate": permalink, "version-history": f"{permalink}history/"}


def test_the_entry_says_what_was_corrected_and_when(get: Get, story: Story) -> None:
    update = said(story, "The Fell is rising.")
    changed(story, update, "The Arne is rising.", minutes=10)
    (entry,) = get(address(story)).entries
    assert entry.words == "The Arne is rising. Correction, 2 March 2017, 1:10 p.m. EST: The river is the Arne."
    assert entry.published == START
    assert entry.updated == START + timedelta(minutes=10)


@pytest.mark.parametrize(("change", "matters"), [("typo", False), ("addition", True), ("clarification", True)])
def test_only_a_change_that_matters_is_an_update(get: Get, story: Story, change: str, matters: bool) -> None:
    update = said(story, "Water is risng.")
    changed(story, update, "Water is rising.", change=change, minutes=10)
    (entry,) = get(address(story)).entries
    assert entry.updated == START + timedelta(minutes=10 if matters else 0)
    assert entry.edited == START + timedelta(minutes=10)


def test_how_sure_the_newsroom_is_goes_with_the_words(get: Get, story: Story) -> None:
    update = said(story, "The wall broke.")
    at = START + timedelta(minutes=5)
    verify(story, update, "knocked_down", note="The board denies it.", actor=EDITOR, at=at)
    mark(story, update, actor=EDITOR, at=START + timedelta(minutes=6))
    (entry,) = get(address(story)).entries
    assert entry.words.startswith("Knocked down , 2 March 2017, 1:05 p.m. EST: The board denies it.")
    assert entry.updated == at
    assert entry.edited == START + timedelta(minutes=6)


def test_a_withdrawn_update_leaves_a_tombstone_and_no_word(client: Client, get: Get, story: Story) -> None:
    update = said(story, "The wall broke.", "Breach at Arne")
    at = START + timedelta(minutes=5)
    retract(story, update, actor=EDITOR, reason="One caller, and wrong.", at=at)
    feed = get(address(story))
    assert feed.entries == []
    (stone,) = feed.stones
    assert (stone.ref, stone.when, stone.comment) == (update.urn, at, "One caller, and wrong.")
    assert feed.updated == at
    document = client.get(address(story)).content
    assert b"broke" not in document
    assert b"Breach" not in document


def test_what_came_back_is_an_entry_again_and_newer_than_its_tombstone(get: Get, story: Story) -> None:
    update = said(story, "The wall broke.")
    retract(story, update, actor=EDITOR, reason="Not sure.", at=START + timedelta(minutes=5))
    restore(story, update, actor=EDITOR, note="It is so.", at=START + timedelta(minutes=9))
    feed = get(address(story))
    assert feed.stones == []
    (entry,) = feed.entries
    assert entry.words == "The wall broke."
    assert entry.updated == START + timedelta(minutes=9)


def test_a_moved_update_says_where_it_went(get: Get, story: Story, newsroom: Newsroom) -> None:
    update = said(story, "The ferry turned back.")
    other = make_story(newsroom, at=START, headline="Ferry turns back")
    move_update(story, update, other, actor=EDITOR, at=START + timedelta(minutes=5))
    (stone,) = get(address(story)).stones
    assert stone.comment == "Moved to “Ferry turns back”"
    (entry,) = get(address(other)).entries
    assert stone.links["related"].rpartition("/u/")[2] == entry.links["alternate"].rpartition("/u/")[2]


def test_addresses_in_the_words_are_whole(get: Get, story: Story) -> None:
    spans = (Span(text="the report", href="https://board.example/1"), Span(text=' href="/x"'))
    publish(story, (Paragraph(spans=spans),), actor=EDITOR, at=START)
    (entry,) = get(address(story)).entries
    assert 'href="https://board.example/1"' in entry.html
    assert 'href="/x"' in entry.words


def test_pictures_are_found_from_afar(settings: object, story: Story) -> None:
    html = (
        '<figure class="picture"><a class="enlarge" href="/media/images/a.l.jpg"><picture>'
        '<source type="image/avif" srcset="/media/images/a.avif 480w, /media/images/b.avif 960w" sizes="100vw">'
        '<img src="/media/images/a.jpg" alt="A wall"></picture></a></figure>'
    )
    assert carried(html) == (
        f'<figure class="picture"><a class="enlarge" href="{SITE}/media/images/a.l.jpg"><picture>'
        f'<source type="image/avif" srcset="{SITE}/media/images/a.avif 480w, {SITE}/media/images/b.avif 960w" '
        f'sizes="100vw"><img src="{SITE}/media/images/a.jpg" alt="A wall"></picture></a></figure>'
    )
    assert carried("") == ""


def test_hostile_words_stay_words(client: Client, get: Get, story: Story) -> None:
    said(story, "]]><script>alert(1)</script>", '</title>"<b>')
    (entry,) = get(address(story)).entries
    assert entry.title == '</title>"<b>'
    assert "&lt;script&gt;" in entry.html
    assert b"<script" not in client.get(address(story)).content


def fill(story: Story, first: int, end: int) -> None:
    for number in range(first, end):
        said(story, f"Word {number}.", minutes=number)


def test_a_long_story_has_archives_that_hold_the_same_updates_for_good(get: Get, story: Story) -> None:
    fill(story, 0, 105)
    feed, older, oldest = get(address(story)), get(address(story, "?page=2")), get(address(story, "?page=1"))
    whole = f"{SITE}{address(story)}"
    assert not feed.archive
    assert feed.links["prev-archive"] == f"{whole}?page=2"
    assert older.archive
    assert older.links["self"] == f"{whole}?page=2"
    assert (older.links["current"], older.links["prev-archive"]) == (whole, f"{whole}?page=1")
    assert "next-archive" not in older.links
    assert (oldest.links["current"], oldest.links["next-archive"]) == (whole, f"{whole}?page=2")
    assert "prev-archive" not in oldest.links
    assert feed.id == older.id == oldest.id
    assert len(older.entries) == len(oldest.entries) == 50
    before = oldest.ids
    changed(story, Update.objects.get(first_seq=2).id, "Word nought.", minutes=200)
    fill(story, 201, 206)
    assert get(address(story, "?page=1")).ids == before


def test_no_update_is_in_none_of_the_documents(get: Get, story: Story) -> None:
    """Even where so many old ones changed lately that they would fill the feed by themselves."""
    fill(story, 0, 130)
    for number in range(55):
        row = Update.objects.get(story=story, first_seq=2 + number)
        mark(story, row.id, actor=EDITOR, at=START + timedelta(minutes=200 + number))
    found = get(address(story)).ids | get(address(story, "?page=2")).ids | get(address(story, "?page=1")).ids
    assert found == {row.id.urn for row in Update.objects.filter(story=story)}


def test_what_changed_lately_is_in_the_feed_however_old_it_is(get: Get, story: Story) -> None:
    fill(story, 0, 105)
    first = Update.objects.get(story=story, first_seq=2).id
    assert first.urn not in get(address(story)).ids
    changed(story, first, "Word nought.", minutes=200)
    assert get(address(story)).entries[0].id == first.urn


@pytest.mark.parametrize("query", ["?page=0", "?page=1", "?page=x", "?page=", "?page=-1", "?page=99999999999999999999"])
def test_an_archive_that_is_not_there_is_not_found(client: Client, story: Story, query: str) -> None:
    fill(story, 0, 49)
    assert client.get(address(story, query)).status_code == 404


def test_the_same_record_gives_the_same_bytes(client: Client, story: Story) -> None:
    fill(story, 0, 3)
    assert client.get(address(story)).content == client.get(address(story)).content


def test_a_feed_is_kept_and_purged_with_its_story(client: Client, story: Story) -> None:
    answer = client.get(address(story))
    assert answer["Dateline-Record"] == f"{story.head.id}={story.head.seq}"
    assert answer["Cache-Control"].startswith("public")
    assert client.head(address(story)).status_code == 200
    assert client.post(address(story)).status_code == 405


def test_a_story_that_is_not_public_has_no_feed(client: Client, story: Story) -> None:
    PageViewRestriction.objects.create(page=story, restriction_type=PageViewRestriction.LOGIN)
    assert client.get(address(story)).status_code == 404


def test_a_feed_costs_the_same_however_long_the_story_is(client: Client, story: Story) -> None:
    costs = []
    for first, end in ((0, 2), (2, 120)):
        fill(story, first, end)
        client.get(address(story))
        with CaptureQueriesContext(connection) as asked:
            client.get(address(story))
        costs.append(len(asked))
    assert costs[0] == costs[1] <= 15
