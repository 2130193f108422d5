"""Six publish at once while an editor changes the headline: everything is there."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import TYPE_CHECKING

import pytest
from django.db import connection

from dateline.record.identity import new_id
from dateline.record.models import Entry, Head, Update
from dateline.record.verification import verify_story

if TYPE_CHECKING:
    from tests.desk.people import Desk

PUBLISHING, EACH = 6, 5
HEADLINES = [f"Gate {number} of five is open" for number in range(EACH)]


@pytest.mark.django_db(transaction=True)
def test_six_at_once_and_a_new_headline(desk: Desk) -> None:
    together = Barrier(PUBLISHING + 1)
    reporters = [desk.client("ana" if number % 2 else "tom") for number in range(PUBLISHING)]
    editor = desk.client("marta")

    def report(number: int) -> list[int]:
        together.wait()
        try:
            return [
                reporters[number]
                .post(
                    f"{desk.url}drafts/{new_id()}/publish/",
                    {"wire": f"Report {number}.{step}", "base_saves": "0"},
                    headers={"Accept": "application/json"},
                )
                .status_code
                for step in range(EACH)
            ]
        finally:
            connection.close()

    def edit() -> list[int]:
        together.wait()
        try:
            was, answers = "Two gates opened at Arne dam", []
            for headline in HEADLINES:
                form = {"part": "headline", "headline": headline, "was-headline": was, "seq": "1", "do": "save"}
                answers.append(editor.post(f"{desk.url}panel/", form).status_code)
                was = headline
            return answers
        finally:
            connection.close()

    with ThreadPoolExecutor(PUBLISHING + 1) as pool:
        edited = pool.submit(edit)
        reported = list(pool.map(report, range(PUBLISHING)))
    assert edited.result() == [302] * EACH
    assert reported == [[200] * EACH] * PUBLISHING

    texts = set(Update.objects.values_list("text", flat=True))
    assert texts == {f"Report {number}.{step}" for number in range(PUBLISHING) for step in range(EACH)}
    head = Head.objects.get(story=desk.story)
    assert head.facts is not None
    assert head.facts["headline"] == HEADLINES[-1]
    assert list(Entry.objects.values_list("seq", flat=True).order_by("seq")) == list(range(1, head.seq + 1))
    assert head.seq == 1 + PUBLISHING * EACH + EACH
    assert verify_story(desk.story) == (head.seq, [])
