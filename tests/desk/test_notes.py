"""Desk notes: written, answered, settled, and never public."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from dateline.desk.models import Note
from dateline.desk.models.note import MAX_NOTE
from dateline.record.models import Story
from dateline.record.notices import desk_changed
from tests.desk.people import HTMX, Desk
from tests.newsroom import make_story


def send(desk: Desk, name: str, **fields: str) -> Any:
    return desk.client(name).post(f"{desk.url}notes/", fields)


def test_a_conversation(desk: Desk) -> None:
    assert send(desk, "marta", do="write", text="Who is at the school?")["Location"] == f"{desk.url}#notes"
    first = Note.objects.get()
    send(desk, "cal", do="answer", to=str(first.pk), text="I am.")
    answer = Note.objects.exclude(pk=first.pk).get()
    send(desk, "ana", do="answer", to=str(answer.pk), text="Until when?")
    assert set(Note.objects.exclude(pk=first.pk).values_list("answers", flat=True)) == {first.pk}
    page = desk.client("tom").get(desk.url).content.decode()
    assert page.index("Who is at the school?") < page.index("I am.") < page.index("Until when?")


def test_a_settled_thread_is_put_away_and_an_answer_brings_it_back(desk: Desk) -> None:
    send(desk, "marta", do="write", text="Ring the board.")
    note = str(Note.objects.get().pk)
    send(desk, "ana", do="settle", to=note)
    assert "Ring the board." not in desk.client("ana").get(desk.url).content.decode()
    settled = desk.client("ana").get(f"{desk.url}notes/?notes=settled", headers=HTMX).content.decode()
    assert "Ring the board." in settled
    send(desk, "ana", do="reopen", to=note)
    assert "Ring the board." in desk.client("ana").get(desk.url).content.decode()
    send(desk, "ana", do="settle", to=note)
    send(desk, "tom", do="answer", to=note, text="They rang back.")
    assert "Ring the board." in desk.client("ana").get(desk.url).content.decode()


def test_an_empty_or_endless_note_is_refused_and_kept(desk: Desk) -> None:
    assert send(desk, "ana", do="write", text=" \n ").status_code == 422
    answer = send(desk, "ana", do="write", text="long " * MAX_NOTE)
    assert answer.status_code == 422
    assert "long long" in answer.content.decode()
    assert not Note.objects.exists()


def test_a_note_of_another_story_is_out_of_reach(desk: Desk) -> None:
    send(desk, "marta", do="write", text="Ring the board.")
    other = Desk(desk.newsroom, make_story(desk.newsroom, slug="ferry"), desk.people)
    for do in ("answer", "settle", "reopen"):
        assert send(other, "marta", do=do, to=str(Note.objects.get().pk), text="x").status_code == 422
    assert send(other, "marta", do="settle", to="nonsense").status_code == 422
    assert send(other, "marta", do="sing").status_code == 422


def test_notes_are_for_those_who_may_write_in_the_section(desk: Desk) -> None:
    desk.people["cal"].groups.clear()
    assert send(desk, "cal", do="write", text="x").status_code == 403
    assert Client().post(f"{desk.url}notes/", {"do": "write", "text": "x"}).status_code == 302
    assert not Note.objects.exists()


def test_notes_reach_no_public_byte(desk: Desk, client: Client) -> None:
    send(desk, "marta", do="write", text="Secretword")
    desk.publish("ana")
    address = Story.objects.get(pk=desk.story.pk).get_url()
    for public in (address, f"{address}entries?after=0", "/"):
        assert b"Secretword" not in client.get(public).content


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_the_desk_is_told_once_a_note_is_committed(desk: Desk) -> None:
    told: list[int] = []

    def hear(story: int, **_more: Any) -> None:
        told.append(story)

    desk_changed.connect(hear)
    try:
        send(desk, "ana", do="write", text="Ring the board.")
        send(desk, "ana", do="settle", to=str(Note.objects.get().pk))
        send(desk, "ana", do="settle", to=str(Note.objects.get().pk))
    finally:
        desk_changed.disconnect(hear)
    assert told == [desk.story.pk, desk.story.pk]
