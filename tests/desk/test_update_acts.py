"""Acts on an update, one address each: done, refused in words, or denied."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta

import pytest

from dateline.body.blocks import Embed
from dateline.media.models import EmbedSnapshot, SnapshotStatus
from dateline.reader.pages.update_card import label_of
from dateline.record.actions import publish
from dateline.record.models import Head, Story, Update
from tests.desk.people import HTMX, Desk
from tests.newsroom import make_story

ACTS: dict[str, tuple[dict[str, str], str]] = {
    "pin": ({}, "pin"),
    "mark": ({"label": "Gate"}, "mark"),
    "verify": ({"state": "confirmed"}, "verify"),
    "retract": ({"reason": "It was wrong."}, "retract"),
}


@pytest.mark.parametrize(
    ("name", "may"), [("marta", set(ACTS)), ("ana", set(ACTS) - {"pin"}), ("tom", set()), ("cal", set())]
)
def test_who_may_do_what_to_anas_update(desk: Desk, name: str, may: set[str]) -> None:
    done = set()
    for act, (fields, kind) in ACTS.items():
        update = desk.publish("ana")
        answer = desk.act(name, update.pk, act, **fields)
        assert answer.status_code == (302 if act in may else 403), act
        if desk.kinds()[-1] == kind:
            done.add(act)
        elif act not in may:
            assert "You" in answer.content.decode()
    assert done == may


def test_htmx_is_told_what_to_say_and_that_the_desk_changed(desk: Desk) -> None:
    update = desk.publish("ana")
    answer = desk.client("ana").post(f"{desk.url}updates/{update.pk}/mark/", {"label": "Tür auf"}, headers=HTMX)
    assert answer.status_code == 204
    told = json.loads(answer["HX-Trigger"])
    assert set(told) == {"desk-changed", "desk-said"}
    assert told["desk-said"]["text"]


def test_what_was_typed_comes_back_with_the_reason(desk: Desk) -> None:
    update = desk.publish("ana")
    client = desk.client("ana")
    empty = client.post(f"{desk.url}updates/{update.pk}/retract/", {"reason": " "})
    assert empty.status_code == 422
    assert "readers will see it" in empty.content.decode()
    long = client.post(f"{desk.url}updates/{update.pk}/retract/", {"reason": "why " * 600}, headers=HTMX)
    assert long.status_code == 422
    assert "why why why" in long.content.decode()
    assert "<html" not in long.content.decode()
    missing = client.post(f"{desk.url}updates/{update.pk}/verify/", {"state": "disputed"}).content.decode()
    assert 'value="disputed" checked' in missing
    assert Update.objects.get(pk=update.pk).verification == ""


def test_unpinning_what_is_not_pinned_is_refused(desk: Desk) -> None:
    first, second = desk.publish("ana"), desk.publish("ana")
    desk.act("marta", first.pk, "pin")
    assert desk.act("marta", second.pk, "unpin").status_code == 422
    assert Head.objects.get(story=desk.story).pinned == first.pk
    assert desk.act("marta", first.pk, "unpin").status_code == 302


def test_a_time_is_read_in_the_storys_zone(desk: Desk) -> None:
    update = desk.publish("ana")
    earlier = (update.time - timedelta(days=2)).replace(hour=12, minute=30, second=0, microsecond=0)
    assert desk.act("ana", update.pk, "retime", time=earlier.strftime("%Y-%m-%dT%H:%M")).status_code == 302
    shown = Update.objects.get(pk=update.pk).time
    assert (shown - earlier) in {timedelta(hours=4), timedelta(hours=5)}
    assert desk.act("ana", update.pk, "retime", time="soon").status_code == 422
    # In New York the clocks went from 2 to 3 a.m. that night.
    skipped = desk.act("ana", update.pk, "retime", time="2025-03-09T02:30")
    assert skipped.status_code == 422
    assert "skip" in skipped.content.decode()


def test_an_update_moves_to_another_story(desk: Desk) -> None:
    other = make_story(desk.newsroom, headline="Ferry strike", slug="ferry")
    update = desk.publish("ana", words="No boats.")
    sheet = desk.client("ana").get(f"{desk.url}updates/{update.pk}/").content.decode()
    assert "Ferry strike" in sheet
    assert desk.act("ana", update.pk, "move", to="").status_code == 422
    assert desk.act("ana", update.pk, "move", to=str(other.pk)).status_code == 302
    assert [label_of(row) for row in Update.objects.filter(story=other)] == ["No boats."]
    assert Update.objects.get(pk=update.pk).retracted_at


def test_an_update_becomes_a_story_of_its_own(desk: Desk) -> None:
    update = desk.publish("marta", words="The mill burns.")
    section = str(desk.newsroom.vale.pk)
    refused = desk.act("marta", update.pk, "break-out", headline="", section=section)
    assert refused.status_code == 422
    answer = desk.act("marta", update.pk, "break-out", headline="Fire at the mill", section=section)
    new = Story.objects.get(title="Fire at the mill")
    assert answer["Location"] == f"/desk/story/{new.pk}/"
    assert Update.objects.filter(story=new).count() == 1


def test_unknown_acts_and_updates_are_not_found(desk: Desk) -> None:
    other = Desk(desk.newsroom, make_story(desk.newsroom, slug="ferry"), desk.people)
    update = desk.publish("ana")
    assert desk.act("marta", update.pk, "explode").status_code == 404
    assert other.client("marta").get(f"{other.url}updates/{update.pk}/").status_code == 404
    assert other.act("marta", update.pk, "pin").status_code == 404


def test_acts_are_posted(desk: Desk) -> None:
    update = desk.publish("ana")
    assert desk.client("ana").get(f"{desk.url}updates/{update.pk}/retract/").status_code == 405
    assert desk.kinds()[-1] == "publish"


def test_a_post_that_was_found_later_is_shown_with_one_press(desk: Desk) -> None:
    post = EmbedSnapshot.objects.create(
        provider="Posts", url="https://posts.example/1", status=SnapshotStatus.LINK_ONLY, tries=1
    )
    entry = publish(desk.story, [Embed(url=post.url, snapshot=post.pk)], actor=desk.actor("ana"))
    assert entry.update_id
    sheet = f"{desk.url}updates/{entry.update_id}/"
    assert "show-cards" not in desk.client("ana").get(sheet).content.decode()
    post.status, post.text, post.fetched_at = SnapshotStatus.KEPT, "The gates are open.", datetime.now(UTC)
    post.save()
    assert "show-cards" in desk.client("ana").get(sheet).content.decode()
    assert desk.act("tom", entry.update_id, "show-cards").status_code == 403
    assert desk.act("ana", entry.update_id, "show-cards").status_code == 302
    update = Update.objects.get(pk=entry.update_id)
    assert "The gates are open." in update.html
    assert "show-cards" not in desk.client("ana").get(sheet).content.decode()
