"""What an entry of the record did, in a few words."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _

from dateline.record.kinds import Change, EntryKind, StoryState


def act_words(kind: str, data: Mapping[str, Any]) -> str:
    """For example "Correction", "Withdrawn" or "Story paused"."""
    match kind:
        case EntryKind.REVISE:
            return {
                Change.TYPO: _("Typo mended"),
                Change.CLARIFICATION: _("Clarification"),
                Change.CORRECTION: _("Correction"),
                Change.ADDITION: _("Addition"),
            }[Change(data["change"])]
        case EntryKind.STATE:
            return {
                StoryState.LIVE: _("Story set live"),
                StoryState.PAUSED: _("Story paused"),
                StoryState.ENDED: _("Story ended"),
            }[StoryState(data["state"])]
        case EntryKind.RETRACT if data.get("moved"):
            return _("Moved to another story")
        case EntryKind.RETRACT if data.get("undone"):
            return _("Taken back at once")
    return {
        EntryKind.PUBLISH: _("Published"),
        EntryKind.RETRACT: _("Withdrawn"),
        EntryKind.RESTORE: _("Restored"),
        EntryKind.PIN: _("Pinned to the top of the story"),
        EntryKind.UNPIN: _("No longer pinned"),
        EntryKind.MARK: _("Marked as a key event"),
        EntryKind.UNMARK: _("No longer a key event"),
        EntryKind.RETIME: _("Time changed"),
        EntryKind.VERIFY: _("Verification changed"),
        EntryKind.STORY: _("Story’s header changed"),
        EntryKind.TAKEDOWN: _("Removed for legal reasons"),
    }[EntryKind(kind)]
