"""The desk's home: what each person finds there, whatever the number of stories."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from dateline.record.actions import open_story, set_state
from dateline.record.drafts import give_back, schedule, submit
from dateline.record.models import Story
from tests.desk.people import Desk
from tests.newsroom import EDITOR, make_story


def shelf(page: str, heading: str) -> str:
    """The words between one heading and the next."""
    start = page.index(f'id="{heading}"')
    return page[start : page.find("<h2", start)]


def test_strangers_are_asked_to_sign_in(desk: Desk) -> None:
    for address in ("/desk/", desk.url, f"{desk.url}list/", "/desk/stories/new/"):
        answer = Client().get(address)
        assert answer.status_code == 302
        assert answer["Location"].startswith("/desk/login/?next=")


def test_an_account_without_the_right_to_enter_is_told(desk: Desk) -> None:
    answer = desk.client("eve").get("/desk/")
    assert answer.status_code == 403
    assert "may not enter" in answer.content.decode()


def test_nothing_of_the_desk_is_kept_by_a_cache(desk: Desk) -> None:
    for client, address in ((desk.client("ana"), "/desk/"), (Client(), desk.url), (desk.client("eve"), desk.url)):
        assert client.get(address)["Cache-Control"] == "private, no-store"


def test_an_empty_desk_says_so_in_words(desk: Desk) -> None:
    page = desk.client("ana").get("/desk/").content.decode()
    assert "None yet." in shelf(page, "mine")
    assert "You have no drafts." in page
    assert "Nothing is scheduled." in page
    assert "Two gates opened at Arne dam" in shelf(page, "live")


def test_a_story_is_mine_once_i_wrote_in_it(desk: Desk) -> None:
    desk.publish("ana")
    assert "Two gates opened" in shelf(desk.client("ana").get("/desk/").content.decode(), "mine")
    assert "Two gates opened" not in shelf(desk.client("tom").get("/desk/").content.decode(), "mine")
    desk.draft("tom")
    assert "Two gates opened" in shelf(desk.client("tom").get("/desk/").content.decode(), "mine")


def test_a_story_that_ended_is_not_live(desk: Desk) -> None:
    set_state(desk.story, "ended", actor=EDITOR)
    page = desk.client("ana").get("/desk/").content.decode()
    assert "No story is live or paused." in page


def test_editors_see_what_waits_for_them_and_nobody_else_does(desk: Desk) -> None:
    submit(desk.draft("cal", "Sandbags at the mill."), actor=desk.actor("cal"))
    assert "Sandbags at the mill." in shelf(desk.client("marta").get("/desk/").content.decode(), "approval")
    for name in ("ana", "tom"):
        assert "Sandbags" not in desk.client(name).get("/desk/").content.decode()
    assert "Sandbags" in shelf(desk.client("cal").get("/desk/").content.decode(), "drafts")


def test_what_an_editor_said_stands_beside_the_draft(desk: Desk) -> None:
    draft = desk.draft("cal", "The pub stays open.")
    submit(draft, actor=desk.actor("cal"))
    give_back(draft, actor=desk.actor("marta"), comment="Who says so?")
    page = desk.client("cal").get("/desk/").content.decode()
    assert "Who says so?" in page
    assert "Returned" in page


def test_scheduled_drafts_stand_with_their_time_and_zone(desk: Desk) -> None:
    at = datetime.now(UTC) + timedelta(days=3)
    schedule(desk.draft("ana", "The morning in five lines."), actor=desk.actor("ana"), at=at)
    page = desk.client("ana").get("/desk/").content.decode()
    assert "The morning in five lines." in page
    assert " E" in shelf(page + "<h2", "scheduled").split("<time")[1]


def test_search_finds_stories_by_their_headline(desk: Desk) -> None:
    make_story(desk.newsroom, headline="Ferry strike", slug="ferry")
    page = desk.client("ana").get("/desk/?q=FERRY").content.decode()
    assert "Ferry strike" in page
    assert "Two gates" not in page
    assert "Try fewer" in desk.client("ana").get("/desk/?q=zebra").content.decode()


def test_the_home_asks_the_same_number_of_questions_however_much_there_is(desk: Desk) -> None:
    client = desk.client("marta")

    def asked() -> int:
        with CaptureQueriesContext(connection) as queries:
            assert client.get("/desk/").status_code == 200
        return len(queries)

    def add_stories(first: int, last: int) -> None:
        for number in range(first, last):
            story = make_story(desk.newsroom, headline=f"Story {number}", slug=f"story-{number}")
            other = Desk(desk.newsroom, story, desk.people)
            other.publish("marta")
            submit(other.draft("cal"), actor=other.actor("cal"))

    # Both lists are full, so that what is left over is counted.
    add_stories(0, 24)
    client.get("/desk/")
    few = asked()
    add_stories(24, 40)
    many = asked()
    assert (few, many) == (few, few)
    assert few <= 25


@pytest.mark.parametrize("name", ["ana", "cal"])
def test_opening_a_story_is_an_editors(desk: Desk, name: str) -> None:
    client = desk.client(name)
    assert "Open a story" not in client.get("/desk/").content.decode()
    assert client.post("/desk/stories/new/", {"headline": "X", "section": desk.newsroom.vale.pk}).status_code == 403


def test_an_editor_opens_a_story(desk: Desk) -> None:
    client = desk.client("marta")
    refused = client.post("/desk/stories/new/", {"headline": " ", "standfirst": "Kept words", "section": ""})
    assert refused.status_code == 422
    assert "Kept words" in refused.content.decode()
    answer = client.post("/desk/stories/new/", {"headline": "Rain in Fell", "section": desk.newsroom.sport.pk})
    story = Story.objects.get(title="Rain in Fell")
    assert answer["Location"] == f"/desk/story/{story.pk}/"
    assert story.timezone == "America/New_York"
    assert client.get(answer["Location"]).status_code == 200


def test_rights_in_one_section_give_none_in_another(desk: Desk) -> None:
    """An editor of the sport section sees nothing of the Vale's that waits for approval."""
    from django.contrib.auth.models import Group, Permission
    from wagtail.models import GroupPagePermission

    group = Group.objects.create(name="Sport editors")
    group.permissions.add(Permission.objects.get(codename="access_admin"))
    for right in ("add_page", "change_page", "publish_page"):
        permission = Permission.objects.get(content_type__app_label="wagtailcore", codename=right)
        GroupPagePermission.objects.create(group=group, page=desk.newsroom.sport, permission=permission)
    desk.people["eve"].groups.add(group)
    submit(desk.draft("cal", "Sandbags at the mill."), actor=desk.actor("cal"))
    page = desk.client("eve").get("/desk/").content.decode()
    assert "Nothing waits for an editor." in page
    sections = desk.client("eve").get("/desk/stories/new/").content.decode()
    assert "Sport" in sections
    assert ">Vale<" not in sections
    assert desk.client("eve").get(f"{desk.url}panel/?part=headline").status_code == 403
    sport = open_story(desk.newsroom.sport, actor=EDITOR, headline="Cup final")
    assert desk.client("eve").get(f"/desk/story/{sport.pk}/panel/?part=headline").status_code == 200
