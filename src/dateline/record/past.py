"""Where a story stood: after one of its entries, or at an instant."""

from __future__ import annotations

from datetime import datetime

from dateline.record.fold import fold
from dateline.record.models.entry import Entry
from dateline.record.models.head import Head, PastHead
from dateline.record.projection import head_state, set_head, update_state
from dateline.record.rows.past import PastRows
from dateline.record.states import HeadState, StoryView


def seq_before(story: int, instant: datetime) -> int:
    """The number of the last entry that the public saw before `instant`; 0 when there is none. One query."""
    entries = Entry.objects.filter(story_id=story, at__lt=instant).order_by("-at", "-seq")
    return entries.values_list("seq", flat=True).first() or 0


def head_at(head: Head, seq: int) -> Head:
    """The head as it was after the entry `seq`, which the record must reach. Not for saving.

    At most four queries, which read no more than `STRIDE` entries. `head.story` should have come with the head.
    """
    past = Head(story=head.story, id=head.id)
    set_head(past, head_state_at(head.story_id, seq))
    return past


def head_state_at(story: int, seq: int) -> HeadState:
    """See `head_at`."""
    kept = PastHead.objects.filter(story_id=story, seq__lte=seq).order_by("-seq").first()
    since = head_state(kept) if kept else HeadState()
    entries = list(Entry.objects.filter(story_id=story, seq__gt=since.seq, seq__lte=seq).order_by("seq"))
    if not entries:
        return since
    about = {entry.update_id for entry in entries if entry.update_id}
    rows = PastRows(story, since.seq).find(about) if since.seq else {}
    updates = {key: update_state(row) for key, row in rows.items()}
    return fold(entries, StoryView(since, updates)).head
