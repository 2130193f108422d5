"""The words of the record: kinds of entry, kinds of revision, states of a story and of a claim."""

from __future__ import annotations

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class EntryKind(TextChoices):
    """What an entry did. The stored value is part of the protocol and never changes."""

    PUBLISH = "publish", _("published")
    REVISE = "revise", _("revised")
    RETRACT = "retract", _("retracted")
    RESTORE = "restore", _("restored")
    PIN = "pin", _("pinned")
    UNPIN = "unpin", _("unpinned")
    MARK = "mark", _("marked as key event")
    UNMARK = "unmark", _("no longer a key event")
    RETIME = "retime", _("time changed")
    VERIFY = "verify", _("verification changed")
    STORY = "story", _("story changed")
    STATE = "state", _("state changed")
    TAKEDOWN = "takedown", _("removed for legal reasons")


class Change(TextChoices):
    """What a revision is. Clarifications and corrections carry a public note (promise 4)."""

    TYPO = "typo", _("typo")
    CLARIFICATION = "clarification", _("clarification")
    CORRECTION = "correction", _("correction")
    ADDITION = "addition", _("addition")

    @property
    def needs_note(self) -> bool:
        return self in {Change.CLARIFICATION, Change.CORRECTION}


class StoryState(TextChoices):
    LIVE = "live", _("live")
    PAUSED = "paused", _("paused")
    ENDED = "ended", _("ended")


class Verification(TextChoices):
    UNCONFIRMED = "unconfirmed", _("unconfirmed")
    CONFIRMED = "confirmed", _("confirmed")
    DISPUTED = "disputed", _("disputed")
    KNOCKED_DOWN = "knocked_down", _("knocked down")
