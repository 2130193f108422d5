"""The corrections of a story and of the whole site, as readers find them."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from wagtail.models import PageViewRestriction

from dateline.record.actions import retract
from dateline.record.models import Story
from tests.history.corrections.story import START, changed, said, take_down
from tests.newsroom import EDITOR, Newsroom, make_newsroom, make_story, words_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def newsroom() -> Newsroom:
    return make_newsroom()


@pytest.fixture
def story(newsroom: Newsroom) -> Story:
    return make_story(newsroom, at=START)


def page(client: Client, address: str, status: int = 200) -> str:
    answer = client.get(address)
    assert answer.status_code == status
    return answer.content.decode()


def shown(client: Client, story: Story, query: str = "") -> str:
    return page(client, f"{story.get_url()}corrections/{query}")


def marked(html: str, tag: str) -> list[str]:
    """The words of each `del` or `ins`, without what only screen readers hear."""
    found = re.findall(f"<{tag}>(.*?)</{tag}>", html, re.DOTALL)
    return ["".join(re.sub(r'<span class="unseen">.*?</span>|<[^>]+>', "", words)) for words in found]


def test_a_correction_shows_old_and_new_words_its_note_its_time_and_its_update(client: Client, story: Story) -> None:
    update = said(story, "The Fell burst its banks at Lower Arne.", "River over the wall")
    entry = changed(story, update, "The Arne burst its banks at Lower Arne.")
    html = shown(client, story)
    assert marked(html, "del") == ["Fell"]
    assert marked(html, "ins") == ["Arne"]
    assert "The river is the Arne." in html
    assert '<time datetime="2017-03-02T13:10:00-05:00">1:10 p.m. EST</time>' in html
    assert "Thursday 2 March 2017" in html
    assert f'<a href="{story.get_url()}u/{update}/">River over the wall</a>' in html
    assert f'href="{story.get_url()}u/{update}/history/"' in html
    assert f'<li id="c-{entry.seq}">' in html


def test_clarifications_are_listed_and_typos_and_additions_are_not(client: Client, story: Story) -> None:
    update = said(story, "Water is rising.")
    changed(story, update, "Water is rising fast.", change="addition", note="")
    changed(story, update, "Water is rising quickly.", change="typo", note="")
    changed(story, update, "Water is rising quickly at Fell.", change="clarification", note="It said no place.")
    words = words_of(client.get(f"{story.get_url()}corrections/"))
    assert "1 clarification" in words
    assert words.count("Clarification ") == 1
    assert "It said no place." in words
    assert "fast" not in words


def test_the_newest_stands_first(client: Client, story: Story) -> None:
    first, second = said(story, "Gate one is open."), said(story, "Gate two is open.", minutes=1)
    later = changed(story, first, "Gate one is shut.", minutes=30)
    latest = changed(story, second, "Gate two is shut.", minutes=40)
    assert re.findall(r'<li id="c-(\d+)"', shown(client, story)) == [str(latest.seq), str(later.seq)]


def test_each_is_compared_with_the_version_before_it(client: Client, story: Story) -> None:
    update = said(story, "Ten people left.")
    changed(story, update, "Twelve people left.", minutes=10)
    changed(story, update, "Thirteen people left.", minutes=20)
    html = shown(client, story)
    assert marked(html, "del") == ["Twelve", "Ten"]
    assert marked(html, "ins") == ["Thirteen", "Twelve"]


def test_of_a_withdrawn_update_the_words_stay_and_are_marked(client: Client, story: Story) -> None:
    update = said(story, "The wall broke at four.", "Breach at Arne")
    changed(story, update, "The wall broke at five.")
    retract(story, update, actor=EDITOR, reason="One caller, and wrong.", at=START + timedelta(hours=1))
    html = shown(client, story)
    words = words_of(client.get(f"{story.get_url()}corrections/"))
    assert "An update since withdrawn" in words
    assert "Withdrawn 2 March 2017, 2:00 p.m. EST." in words
    assert marked(html, "ins") == ["five"]
    assert "Breach at Arne" not in html


def test_of_words_removed_for_legal_reasons_it_is_told_when_why_and_by_whom(client: Client, story: Story) -> None:
    update = said(story, "The builder is a crook.", "Who built it")
    changed(story, update, "The builder is under inquiry.", note="He is no crook.")
    take_down(story, "crook")
    for address in (f"{story.get_url()}corrections/", "/corrections/"):
        words = words_of(client.get(address))
        assert "crook" not in words
        assert "Removed for legal reasons" in words
        assert "By order of the court of Fell. (Mara Olin)" in words
    assert marked(shown(client, story), "ins") == []


def test_a_story_without_corrections_says_so(client: Client, story: Story) -> None:
    said(story, "Water is rising.")
    assert "Nothing in this story has been corrected or clarified so far." in shown(client, story)


def test_hostile_words_stay_words(client: Client, story: Story) -> None:
    update = said(story, "<script>alert(1)</script>", "<img src=x>")
    changed(story, update, "<script>alert(2)</script>", note="<b>No</b>")
    html = shown(client, story)
    assert "<script>alert" not in html
    assert "<img src=x>" not in html
    assert "&lt;b&gt;No&lt;/b&gt;" in html


def test_a_long_list_has_leaves(client: Client, story: Story) -> None:
    update = said(story, "Version 0 of the level.")
    for number in range(51):
        changed(story, update, f"Version {number + 1} of the level.", minutes=number)
    newest, oldest = shown(client, story), shown(client, story, "?page=2")
    assert len(re.findall('<li id="c-', newest)) == 50
    assert 'href="?page=2"' in newest
    assert re.findall(r'<li id="c-(\d+)"', oldest) == ["3"]
    assert f'{story.get_url()}corrections/?page=2"' in oldest
    assert shown(client, story, "?page=99") == oldest


def test_the_list_costs_the_same_however_long_it_is(client: Client, story: Story) -> None:
    update = said(story, "Version 0 of the level.")
    costs = []
    for number in range(12):
        changed(story, update, f"Version {number + 1} of the level.", minutes=number)
        if number in {0, 11}:
            shown(client, story)
            with CaptureQueriesContext(
                connection,
            ) as asked:
                shown(client, story)
            costs.append(len(asked))
    assert costs[0] == costs[1] <= 20


def test_it_is_kept_and_purged_with_its_story(client: Client, story: Story) -> None:
    answer = client.get(f"{story.get_url()}corrections/")
    assert answer["Dateline-Record"] == f"{story.head.id}={story.head.seq}"
    assert f"story-{story.head.id}" in answer["Surrogate-Key"]
    assert answer["Cache-Control"].startswith("public")
    assert client.post(f"{story.get_url()}corrections/").status_code == 405


def test_a_story_that_is_not_public_has_no_list(client: Client, story: Story) -> None:
    changed(story, said(story, "Ten left."), "Twelve left.")
    PageViewRestriction.objects.create(page=story, restriction_type=PageViewRestriction.LOGIN)
    page(client, f"{story.get_url()}corrections/", status=404)
    page(client, "/vale/no-such-story/corrections/", status=404)


@pytest.fixture
def elsewhere(newsroom: Newsroom) -> Story:
    return make_story(newsroom, at=START, headline="Ferry turns back", timezone="Europe/Berlin")


def of_site(client: Client, query: str = "") -> str:
    return page(client, f"/corrections/{query}")


def test_the_site_lists_those_of_every_story(client: Client, story: Story, elsewhere: Story) -> None:
    changed(story, said(story, "Ten left."), "Twelve left.", minutes=10)
    entry = changed(elsewhere, said(elsewhere, "The boat is full."), "The boat is half full.", minutes=20)
    html = of_site(client)
    assert marked(html, "ins") == ["half ", "Twelve"]
    assert html.index("Ferry turns back") < html.index("Two gates opened at Arne dam")
    assert ">7:20 p.m. CET</time>" in html
    assert f'href="{elsewhere.get_url()}corrections/#c-{entry.seq}"' in html


def test_the_site_leaves_out_stories_that_are_not_public(client: Client, story: Story, elsewhere: Story) -> None:
    changed(story, said(story, "Ten left."), "Twelve left.", minutes=10)
    changed(elsewhere, said(elsewhere, "The boat is full."), "The boat is half full.", minutes=20)
    PageViewRestriction.objects.create(page=elsewhere, restriction_type=PageViewRestriction.LOGIN)
    html = of_site(client)
    assert "Ferry" not in html
    assert marked(html, "ins") == ["Twelve"]
    story.unpublish()
    assert "Nothing has been corrected or clarified so far." in of_site(client)


def test_the_site_has_leaves_and_rests_on_every_story(client: Client, story: Story, elsewhere: Story) -> None:
    one, other = said(story, "Version 0."), said(elsewhere, "Version 0.")
    for number in range(26):
        changed(story, one, f"Version {number + 1}.", minutes=2 * number)
        changed(elsewhere, other, f"Version {number + 1}.", minutes=2 * number + 1)
    assert of_site(client).count('class="corrected"') == 50
    assert of_site(client, "?page=2").count('class="corrected"') == 2
    assert client.get("/corrections/")["Dateline-Record"] == "*"


def test_the_sites_list_costs_the_same_however_many_stories(client: Client, newsroom: Newsroom) -> None:
    costs = []
    for number in range(6):
        story = make_story(newsroom, at=START, headline=f"Story {number}")
        changed(story, said(story, "Ten left."), "Twelve left.")
        if number in {0, 5}:
            of_site(client)
            with CaptureQueriesContext(connection) as asked:
                of_site(client)
            costs.append(len(asked))
    assert costs[0] == costs[1] <= 20
