"""Whatever was done and whatever was removed of it: the record verifies, and folding it gives what is stored."""

from __future__ import annotations

from itertools import count

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as property_settings
from hypothesis import strategies as st

from dateline.record.models import Entry, Head, PastHead, PastUpdate, Story, Update
from dateline.record.past import head_at
from dateline.record.projection import head_state, update_state
from dateline.record.rebuilding import replay
from dateline.record.rows import PastRows, Which
from dateline.record.verification import check_story
from tests.newsroom import Newsroom, make_story
from tests.reader.histories import START, Act, Newsdesk, acts_and_takedowns

pytestmark = pytest.mark.django_db
slugs = count(1)


@property_settings(
    max_examples=property_settings().max_examples // 2, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(history=st.lists(acts_and_takedowns, min_size=2, max_size=20), last=st.integers(0, 11))
def test_a_record_with_takedowns_is_sound(newsroom: Newsroom, history: list[Act], last: int) -> None:
    story = make_story(newsroom, slug=f"story-{next(slugs)}", at=START)
    desk = Newsdesk(story)
    for act in [*history, Act("takedown", last, last, 1)]:
        desk.do(act)
    checked = check_story(story)
    assert list(checked.findings) == []
    emptied = {entry.seq for entry in Entry.objects.filter(story=story) if entry.data.get("taken")}
    assert {seq for takedown in checked.takedowns for seq in takedown.entries} == emptied
    _require_projection(story)


def _require_projection(story: Story) -> None:
    entries = list(Entry.objects.filter(story=story).order_by("seq"))
    found = replay(entries)
    rows = {row.pk: update_state(row) for row in Update.objects.filter(story=story)}
    assert (dict(found.view.updates), found.view.head) == (rows, head_state(Head.objects.get(story=story)))
    past = PastUpdate.objects.filter(story=story).order_by("until")
    assert [(update_state(row, row.update_id), row.until) for row in past] == found.past_updates
    assert [head_state(row) for row in PastHead.objects.filter(story=story).order_by("seq")] == found.past_heads
    head = Head.objects.select_related("story").get(story=story)
    for seq in range(1, len(entries) + 1):
        view = replay(entries[:seq]).view
        assert head_state(head_at(head, seq)) == view.head
        total = len(view.updates)
        shown = PastRows(story.pk, seq).ranked(Which(), 0, total, total)
        assert [update_state(row) for row in shown] == view.in_order()
