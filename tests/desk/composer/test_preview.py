"""The preview is what readers get: the same template, the same functions, before anything is stored."""

from __future__ import annotations

import re
from typing import Any
from uuid import UUID

import pytest
from django.template.loader import render_to_string

from dateline.reader.pages.update_card import update_card
from dateline.record.models import Draft, Entry, Head, Update
from tests.desk.composer.conftest import Writer
from tests.media.making import encoded, landscape, uploaded

pytestmark = pytest.mark.django_db

ATTACKS = (
    "<script>alert(1)</script>",
    "[x](javascript:alert(1))",
    '"><img src=x onerror=alert(1)>',
    "::embed\nurl: javascript:alert(1)\nnote: <iframe src=//evil.example></iframe>\n::",
    "> <svg onload=alert(1)>\n— <b onclick=alert(1)>x</b>",
    "{% load i18n %}{{ request.user }}",
    "\x00\u202e<style>*{display:none}</style>",
)


def public(writer: Writer, update: Update) -> str:
    facts = Head.objects.get(story_id=writer.story.pk).facts or {}
    card = update_card(
        update, story_url=writer.story.url, zone=facts["timezone"], language=facts["language"], pinned=None
    )
    return render_to_string("reader/parts/update.html", {"update": card})


def settled(html: str) -> str:
    """Without the identity, the entries' numbers and the minute, which no preview can know."""
    html = re.sub(r"[0-9a-f]{8}-[0-9a-f-]{27}", "ID", html)
    html = re.sub(r'data-(first|seq)="\d+"', "", html)
    return re.sub(r"<time[^>]*>.*?</time>", "TIME", html)


def test_it_is_what_is_then_published(writer: Writer, draft: UUID) -> None:
    picture = uploaded(encoded(landscape(700, 400)), credit="Tom Keel")
    wire = (
        "The **second** gate.\n\n> Walk.\n— Petra Lind, spokeswoman (partial)\n\n- one\n- two\n\n"
        f"::picture\npicture: {picture.pk}\nalt: A gate\n::\n\nhttps://posts.example/1\n"
    )
    fields: dict[str, Any] = {"wire": wire, "headline": "Gates", "key": "on", "verification": "unconfirmed"}
    shown = writer.ask("preview/", draft=str(draft), **fields).json()
    assert shown["problems"] == []
    assert not Draft.objects.exists()
    assert writer.publish(draft, **fields).status_code == 200
    assert settled(public(writer, Update.objects.get())) == settled(shown["html"])


def test_an_earlier_time_is_shown_as_added_later(writer: Writer) -> None:
    shown = writer.ask("preview/", wire="Two gates.", time="2026-03-02T16:31").json()["html"]
    assert "4:31 p.m. EST" in shown
    assert "<span>Published <time" in shown


def test_a_revision_shows_its_correction(writer: Writer, draft: UUID) -> None:
    writer.publish(draft, "The river Orne rose.")
    update = Update.objects.get()
    before = Entry.objects.count()
    shown = writer.ask(
        "preview/",
        wire="The river Arne rose.",
        update=str(update.pk),
        base_version=1,
        change="correction",
        note="An earlier version named the river Orne.",
    ).json()["html"]
    assert "The river Arne rose." in shown
    assert "An earlier version named the river Orne." in shown
    update.refresh_from_db()
    assert "Orne" in update.html
    assert Entry.objects.count() == before


def test_problems_name_their_line(writer: Writer) -> None:
    wire = (
        "Fine.\n\n> Nobody is named.\n\n::picture\nalt: A dam\n::\n\n::embed\nurl: https://a.example/\nsnapshot: 99\n::"
    )
    problems = writer.ask("preview/", wire=wire).json()["problems"]
    assert [found["line"] for found in problems] == [3, 5, 9]


def test_hostile_text_is_text(writer: Writer) -> None:
    for attack in ATTACKS:
        answer = writer.ask("preview/", wire=attack, headline=attack, bylines=attack)
        assert answer.status_code == 200
        assert not re.search(
            r"<script|<iframe|\son\w+=|javascript:", re.sub(r">[^<]*<", "><", answer.json()["html"]), re.IGNORECASE
        )


def test_the_frame_runs_no_script(writer: Writer) -> None:
    frame = writer.client.get("/desk/preview-frame/")
    assert "<script" not in frame.content.decode()
    assert "'unsafe-inline'" not in frame["Content-Security-Policy"]
