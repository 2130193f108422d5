"""Folding the record from scratch gives the stored projection, whatever was done (promise 2)."""

from __future__ import annotations

from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from django.contrib.auth import get_user_model
from django.db import transaction
from hypothesis import given
from hypothesis import strategies as st

from dateline.record.actions import (
    break_out,
    change_story,
    mark,
    move_update,
    pin,
    publish,
    restore,
    retime,
    retract,
    revise,
    set_state,
    undo,
    unmark,
    unpin,
    verify,
)
from dateline.record.actor import Actor
from dateline.record.errors import Refused
from dateline.record.fold import fold
from dateline.record.kinds import Change, StoryState, Verification
from dateline.record.models import Entry, Head, PastUpdate, Story, Update
from dateline.record.past import head_at
from dateline.record.projection import head_state, update_state
from dateline.record.rebuilding import replay
from dateline.record.rows import PastRows, Which
from dateline.record.states import StoryView
from dateline.record.verification import verify_story
from dateline.record.words import media_keys
from tests.body.strategies import bodies
from tests.newsroom import EDITOR, make_newsroom, make_person, make_story

WORDS = st.text(max_size=40)
# A picture or stored post must be in the library; these histories have none.
BODIES = bodies(max_size=3).map(lambda body: tuple(block for block in body if media_keys((block,)) == ([], [])))
PICK = st.integers(0, 7)
ACTS = st.one_of(
    st.tuples(
        st.just("publish"),
        BODIES,
        WORDS,
        st.sampled_from(["", *Verification]),
        st.none() | WORDS,
        st.lists(WORDS, max_size=2),
    ),
    st.tuples(st.just("revise"), PICK, BODIES, WORDS, st.sampled_from(list(Change))),
    st.tuples(st.just("retract"), PICK, WORDS),
    st.tuples(st.just("restore"), PICK, WORDS),
    st.tuples(st.just("undo"), PICK),
    st.tuples(st.just("retime"), PICK, st.integers(-1, 90)),
    st.tuples(st.just("move"), PICK),
    st.tuples(st.just("break out"), PICK, WORDS),
    st.tuples(st.just("pin"), PICK),
    st.tuples(st.just("unpin")),
    st.tuples(st.just("mark"), PICK, WORDS),
    st.tuples(st.just("unmark"), PICK),
    st.tuples(st.just("verify"), PICK, st.sampled_from(list(Verification)), WORDS),
    st.tuples(st.just("story"), WORDS, WORDS, PICK),
    st.tuples(st.just("state"), st.sampled_from(list(StoryState))),
)


def _perform(story: Story, updates: list[UUID], act: tuple[Any, ...]) -> None:
    kind, *given_values = act
    if kind == "publish":
        body, headline, claim, key, names = given_values
        entry = publish(story, body, headline=headline, verification=claim, key_event=key, bylines=names,
                        actor=Actor.of(get_user_model().objects.get()))  # fmt: skip
        assert entry.update_id is not None
        updates.append(entry.update_id)
        return
    if kind == "state":
        set_state(story, given_values[0], actor=EDITOR)
        return
    if kind == "unpin":
        unpin(story, actor=EDITOR)
        return
    if kind == "story":
        headline, standfirst, number = given_values
        target = updates[number % len(updates)] if updates else None
        change_story(story, headline=headline, standfirst=standfirst, summary=[("Known", target)], actor=EDITOR)
        return
    if not updates:
        return
    update = updates[given_values[0] % len(updates)]
    match kind, *given_values[1:]:
        case "revise", body, headline, change:
            version = Update.objects.get(pk=update).version
            revise(
                story, update, body, headline=headline, base_version=version, change=change, note="Why.", actor=EDITOR
            )
        case "retract", reason:
            retract(story, update, reason=reason, actor=EDITOR)
        case "restore", note:
            restore(story, update, note=note, actor=EDITOR)
        case "undo", *_rest:
            undo(story, update, actor=Actor.of(get_user_model().objects.get()))
        case "retime", minutes:
            earlier = Update.objects.get(pk=update).published_at - timedelta(minutes=minutes)
            retime(story, update, time=earlier, actor=EDITOR)
        case "move", *_rest:
            move_update(story, update, Story.objects.exclude(pk=story.pk).earliest("pk"), actor=EDITOR)
        case "break out", headline:
            break_out(story, update, actor=EDITOR, section=story.get_parent().specific, headline=headline)
        case "pin", *_rest:
            pin(story, update, actor=EDITOR)
        case "mark", label:
            mark(story, update, label=label, actor=EDITOR)
        case "unmark", *_rest:
            unmark(story, update, actor=EDITOR)
        case "verify", claim, note:
            verify(story, update, claim, note=note, actor=EDITOR)


@pytest.mark.django_db
@given(acts=st.lists(ACTS, max_size=14))
def test_fold_equals_projection(acts: list[tuple[Any, ...]]) -> None:
    with transaction.atomic():
        newsroom = make_newsroom()
        story = make_story(newsroom)
        make_story(newsroom, slug="other")
        make_person("Ana", "Editors")
        updates: list[UUID] = []
        for act in acts:
            try:
                with transaction.atomic():
                    _perform(story, updates, act)
            except Refused:
                continue
        for each in Story.objects.all():
            _check(each)
        transaction.set_rollback(True)


def _check(story: Story) -> None:
    view = fold(Entry.objects.filter(story=story).order_by("seq"))
    assert view.head == head_state(Head.objects.get(story=story))
    assert dict(view.updates) == {row.pk: update_state(row) for row in Update.objects.filter(story=story)}
    count, findings = verify_story(story)
    assert (count, findings) == (view.head.seq, [])
    _check_past(story)


def _check_past(story: Story) -> None:
    """After every entry, what is read of the past is what folding up to there gives."""
    head = Head.objects.select_related("story").get(story=story)
    entries = list(Entry.objects.filter(story=story).order_by("seq"))
    view = StoryView()
    for entry in entries:
        view = fold([entry], view)
        assert head_state(head_at(head, entry.seq)) == view.head
        rows, total = PastRows(story.pk, entry.seq), len(view.updates)
        for first, end in ((0, 1), (total // 3, total), (total // 2, total // 2 + 1)):
            ranked = rows.ranked(Which(), first, end, total)
            assert [row.pk for row in ranked] == [update.id for update in view.in_order()[first:end]]
        assert [update_state(row) for row in rows.ranked(Which(), 0, total, total)] == view.in_order()
        assert rows.count(Which(key=True)) == sum(update.key for update in view.updates.values())
        assert rows.latest(Which(noted=True), 50) == [
            rows.get(update.id) for update in reversed(view.in_order()) if update.notes
        ]
    replayed = replay(entries)
    assert replayed.view == view
    assert {(state, until) for state, until in replayed.past_updates if state.blank} == set()
    kept = PastUpdate.objects.filter(story=story).order_by("until")
    assert [(update_state(row, row.update_id), row.until) for row in kept] == replayed.past_updates
