"""What single revisions changed, for lists that go across updates."""

from __future__ import annotations

from django.template.loader import render_to_string
from pytest_django import DjangoAssertNumQueries

from dateline.history.versions import revision_diff, revision_diffs
from dateline.record.actions import publish, revise
from dateline.record.models import Entry, Story
from tests.newsroom import EDITOR, text


def corrections(story: Story, count: int) -> list[Entry]:
    found = []
    for number in range(count):
        update = publish(story, text(f"Gate {number} is open."), actor=EDITOR).update_id
        assert update
        found.append(revise(story, update, text(f"Gate {number} is shut."), actor=EDITOR, base_version=1,
                            change="correction", note="It is shut."))  # fmt: skip
        revise(story, update, text(f"Gate {number} is shut again."), actor=EDITOR, base_version=2, change="addition")
    return found


def test_a_revision_is_compared_with_the_words_it_changed(story: Story) -> None:
    (entry,) = corrections(story, 1)
    shown = render_to_string("history/parts/diff.html", {"diff": revision_diff(entry)})
    assert ">open<" in shown.split("<del>")[1].split("</del>")[0]
    assert ">shut<" in shown.split("<ins>")[1].split("</ins>")[0]
    assert "again" not in shown


def test_many_revisions_cost_two_queries(story: Story, django_assert_num_queries: DjangoAssertNumQueries) -> None:
    entries = corrections(story, 5)
    with django_assert_num_queries(2):
        found = revision_diffs(entries)
    assert all(not found[entry.pk].same for entry in entries)
