"""Folding the record from scratch gives the stored projection, whatever was done (promise 2)."""

from __future__ import annotations

from typing import Any
from uuid import UUID

import pytest
from django.db import transaction
from hypothesis import given
from hypothesis import strategies as st

from dateline.record.actions import (
    change_story,
    mark,
    pin,
    publish,
    retract,
    revise,
    set_state,
    unmark,
    unpin,
    verify,
)
from dateline.record.errors import Refused
from dateline.record.fold import fold
from dateline.record.kinds import Change, StoryState, Verification
from dateline.record.models import Entry, Head, Story, Update
from dateline.record.projection import head_state, update_state
from dateline.record.verification import verify_story
from dateline.record.words import media_keys
from tests.body.strategies import bodies
from tests.newsroom import EDITOR, make_newsroom, make_story

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
        entry = publish(story, body, headline=headline, verification=claim, key_event=key, bylines=names, actor=EDITOR)
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
        story = make_story(make_newsroom())
        updates: list[UUID] = []
        for act in acts:
            try:
                with transaction.atomic():
                    _perform(story, updates, act)
            except Refused:
                continue
        view = fold(Entry.objects.filter(story=story).order_by("seq"))
        assert view.head == head_state(Head.objects.get(story=story))
        assert dict(view.updates) == {row.pk: update_state(row) for row in Update.objects.filter(story=story)}
        count, findings = verify_story(story)
        assert (count, findings) == (view.head.seq, [])
        transaction.set_rollback(True)
