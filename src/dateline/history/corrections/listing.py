"""From entries to what a list of corrections shows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from dateline.history.corrections.correction import Correction, Removal
from dateline.history.corrections.finding import removals
from dateline.history.versions import revision_diffs
from dateline.history.versions.shown import Gap, ShownDiff
from dateline.reader.pages.story_header import StoryHeader
from dateline.reader.pages.update_card import label_of
from dateline.record.kinds import Change
from dateline.record.models.entry import Entry
from dateline.record.models.update import Update


def read_corrections(entries: Sequence[Entry], stories: Mapping[int, StoryHeader]) -> tuple[Correction, ...]:
    """In the order given; `stories` are the headers by the stories' primary keys.

    Three queries whatever their number, three more where they show pictures or posts, one more where words of some were
    removed for legal reasons.
    """
    if not entries:
        return ()
    diffs = revision_diffs(entries)
    rows = Update.objects.defer("html", "text", "people").in_bulk([entry.update_id for entry in entries])
    takedowns = removals(entries)
    return tuple(
        _correction(
            entry,
            stories[entry.story_id],
            rows[entry.update_id],
            diffs[entry.pk],
            takedowns.get((entry.story_id, entry.seq)),
        )
        for entry in entries
        if entry.update_id is not None
    )


def _correction(entry: Entry, story: StoryHeader, row: Update, diff: ShownDiff, takedown: Entry | None) -> Correction:
    return Correction(
        story=story,
        seq=entry.seq,
        change=Change(entry.data["change"]),
        when=story.moment(entry.at),
        note=entry.note,
        update=row.id,
        label=label_of(row),
        withdrawn=story.moment(row.retracted_at) if row.retracted_at else None,
        moved=row.moved_to is not None,
        removal=Removal(story.moment(takedown.at), takedown.actor, takedown.note) if takedown else None,
        diff=_only_changes(diff),
    )


def _only_changes(diff: ShownDiff) -> ShownDiff:
    """What stayed around a change is left to the update's history: a list is looked through, not read."""
    changed = (block for block in diff.blocks if not isinstance(block, Gap) and block.what != "kept")
    return replace(diff, blocks=tuple(changed))
