"""Changing what is published: said what it is, seen before it goes out, and never over a colleague's text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any
from uuid import UUID

import pytest
from django.test import Client

from dateline.body.wire import from_wire
from dateline.record.actions import publish, revise
from dateline.record.identity import new_id
from dateline.record.models import Draft, Entry, Update
from tests.newsroom import text

if TYPE_CHECKING:
    from tests.desk.people import Desk

OLD = "Two gates are open.\n\nNobody is hurt."


@pytest.fixture
def update(desk: Desk) -> Update:
    """Ana's, with two paragraphs."""
    entry = publish(desk.story, from_wire(OLD), actor=desk.actor("ana"), headline="Gates")
    assert entry.update_id
    return Update.objects.get(pk=entry.update_id)


def fields(update: Update, wire: str, **more: Any) -> dict[str, Any]:
    return {
        "headline": "Gates",
        "wire": wire,
        "update": str(update.pk),
        "base_version": "1",
        "base_saves": "0",
        "change": "typo",
    } | more


def send(desk: Desk, name: str, draft: UUID, given: dict[str, Any]) -> Any:
    return desk.client(name).post(f"{desk.url}drafts/{draft}/publish/", given)


def words_in(html: str, tag: str) -> list[str]:
    return re.findall(f"<{tag}>(.*?)</{tag}>", html)


def test_the_composer_opens_on_the_published_text_and_asks_what_changes(desk: Desk, update: Update) -> None:
    page = desk.client("ana").get(f"{desk.url}updates/{update.pk}/revise/").content.decode()
    assert "Two gates are open." in page
    assert all(f'value="{kind}"' in page for kind in ("typo", "addition", "clarification", "correction"))
    assert Draft.objects.count() == 0, "looking writes nothing"


def test_the_words_that_change_are_shown_before_they_go_out(desk: Desk, update: Update) -> None:
    address = f"{desk.url}updates/{update.pk}/changes/"
    changed = fields(update, "Three gates are open.\n\nNobody is hurt.", headline="Gates at Arne")
    shown = desk.client("ana").post(address, changed).content.decode()
    assert words_in(shown, "del") == ["Two"]
    assert words_in(shown, "ins") == [" at Arne", "Three"]
    same = desk.client("ana").post(address, fields(update, OLD)).content.decode()
    assert "Nothing is changed yet." in same
    assert Entry.objects.filter(kind="revise").count() == 0


def test_hostile_words_stay_words_in_the_comparison(desk: Desk, update: Update) -> None:
    shown = desk.client("ana").post(
        f"{desk.url}updates/{update.pk}/changes/", fields(update, "<script>alert(1)</script> & <ins>")
    )
    assert "<script" not in shown.content.decode()


def test_a_correction_goes_out_with_its_note(desk: Desk, update: Update) -> None:
    given = fields(update, "Three gates are open.", change="correction", note="It is three gates, not two.")
    assert send(desk, "ana", new_id(), given).status_code == 302
    entry = Entry.objects.get(kind="revise")
    assert (entry.data["change"], entry.note) == ("correction", "It is three gates, not two.")
    assert not Draft.objects.exists()


@pytest.mark.parametrize("missing", [{"change": ""}, {"change": "correction", "note": ""}])
def test_without_kind_or_note_nothing_goes_out_and_nothing_is_lost(
    desk: Desk, update: Update, missing: dict[str, str]
) -> None:
    answer = send(desk, "ana", new_id(), fields(update, "Three gates are open.", **missing))
    assert answer.status_code == 422
    page = answer.content.decode()
    assert "Three gates are open." in page
    assert 'role="alert"' in page
    assert Entry.objects.filter(kind="revise").count() == 0


def test_the_second_of_two_sees_both_texts_and_puts_them_together(desk: Desk, update: Update) -> None:
    ana, marta = new_id(), new_id()
    send(desk, "ana", ana, fields(update, "Three gates are open.\n\nNobody is hurt."))
    late = send(desk, "marta", marta, fields(update, "Two gates are open.\n\nNobody is hurt or missing."))
    assert late["Location"] == f"{desk.url}drafts/{marta}/merge/"
    page = desk.client("marta").get(late["Location"]).content.decode()
    assert "Three gates are open." in page
    assert "Nobody is hurt or missing." in page
    assert "both changes fit together" in page
    on = desk.client("marta").post(late["Location"], {"newest": "2"})
    assert on["Location"] == f"{desk.url}drafts/{marta}/"
    draft = Draft.objects.get(pk=marta)
    assert (draft.wire, draft.base_version) == ("Three gates are open.\n\nNobody is hurt or missing.", 2)
    again = fields(update, draft.wire, base_version="2", base_saves=str(draft.saves))
    assert send(desk, "marta", marta, again).status_code == 302
    update.refresh_from_db()
    assert "Three gates are open." in update.text
    assert "Nobody is hurt or missing." in update.text


@pytest.mark.parametrize(
    ("choice", "wire"),
    [
        ("mine", "Four gates are open."),
        ("theirs", "Three gates are open."),
        ("both", "Three gates are open.\n\nFour gates are open."),
    ],
)
def test_where_both_changed_the_same_somebody_chooses(desk: Desk, update: Update, choice: str, wire: str) -> None:
    send(desk, "ana", new_id(), fields(update, "Three gates are open.\n\nNobody is hurt."))
    draft = new_id()
    address = send(desk, "marta", draft, fields(update, "Four gates are open.\n\nNobody is hurt."))["Location"]
    marta = desk.client("marta")
    unsettled = marta.post(address, {"newest": "2"})
    assert unsettled.status_code == 422
    assert "Choose for each place" in unsettled.content.decode()
    page = marta.get(address).content.decode()
    (name,) = re.findall(r'name="(part-\d+)" value="mine"', page)
    marta.post(address, {"newest": "2", name: choice})
    assert Draft.objects.get(pk=draft).wire == f"{wire}\n\nNobody is hurt."


def test_a_third_version_meanwhile_is_looked_at_first(desk: Desk, update: Update) -> None:
    send(desk, "ana", new_id(), fields(update, "Three gates are open.\n\nNobody is hurt."))
    draft = new_id()
    address = send(desk, "marta", draft, fields(update, "Four gates are open.\n\nNobody is hurt."))["Location"]
    revise(desk.story, update.pk, text("Five."), actor=desk.actor("ana"), base_version=2, change="typo")
    answer = desk.client("marta").post(address, {"newest": "2", "part-0": "mine"})
    assert answer.status_code == 422
    assert Draft.objects.get(pk=draft).wire.startswith("Four"), "her text is as she wrote it"


def test_coming_back_to_a_stale_draft_leads_to_both_texts(desk: Desk, update: Update) -> None:
    draft = desk.draft("ana", wire="Mine.", update=update.pk, base_version=1)
    revise(desk.story, update.pk, text("Theirs."), actor=desk.actor("marta"), base_version=1, change="typo")
    answer = desk.client("ana").get(f"{desk.url}updates/{update.pk}/revise/")
    assert answer["Location"] == f"{desk.url}drafts/{draft.pk}/merge/"


def test_a_script_is_told_where_to_put_them_together(desk: Desk, update: Update) -> None:
    send(desk, "ana", new_id(), fields(update, "Three gates are open."))
    draft = new_id()
    answer = desk.client("marta").post(
        f"{desk.url}drafts/{draft}/publish/",
        fields(update, "Four gates are open."),
        content_type="application/json",
        headers={"Accept": "application/json"},
    )
    assert answer.status_code == 409
    assert answer.json()["merge"] == f"{desk.url}drafts/{draft}/merge/"
    assert answer.json()["theirs"]["wire"] == "Three gates are open."


def test_nobody_reads_or_settles_a_strangers_draft(desk: Desk, update: Update) -> None:
    draft = desk.draft("ana", wire="Mine.", update=update.pk, base_version=1)
    revise(desk.story, update.pk, text("Theirs."), actor=desk.actor("marta"), base_version=1, change="typo")
    address = f"{desk.url}drafts/{draft.pk}/merge/"
    assert desk.client("cal").get(address).status_code == 404
    assert desk.client("eve").get(address).status_code == 403
    assert Client().get(address)["Location"].startswith("/desk/login/")
    assert desk.client("cal").post(address, {"newest": "2", "part-0": "theirs"}).status_code == 404
    draft.refresh_from_db()
    assert draft.wire == "Mine."


def test_a_retracted_update_is_not_revised(desk: Desk, update: Update) -> None:
    desk.act("marta", update.pk, "retract", reason="It was another dam.")
    assert desk.client("ana").get(f"{desk.url}updates/{update.pk}/revise/").status_code == 403
