"""Where a story stands: one row, locked by whoever appends. And where it stood, every so many entries."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from dateline.record.identity import new_id
from dateline.record.kinds import StoryState
from dateline.record.models.story import Story


class HeadColumns(models.Model):
    """A story without its updates. See `HeadState` for what each field means."""

    seq = models.PositiveBigIntegerField(default=0)
    at = models.DateTimeField(null=True)
    chain_hash = models.CharField(max_length=64, blank=True)
    state = models.CharField(max_length=8, choices=StoryState, default=StoryState.LIVE)
    state_at = models.DateTimeField(null=True)
    facts = models.JSONField(null=True)
    pinned = models.UUIDField(null=True)
    first_update_at = models.DateTimeField(null=True)
    last_update_at = models.DateTimeField(null=True)
    counts = models.JSONField(default=dict)
    speakers = models.JSONField(default=dict)
    blank = models.JSONField(default=list)

    class Meta:
        abstract = True


class Head(HeadColumns):
    """The projection of a story without its updates, and the lock under which sequence numbers are given.

    `id` names the story in its hash chain and in the stream's address; it outlives a move or a new slug.
    """

    story = models.OneToOneField(Story, on_delete=models.PROTECT, primary_key=True, related_name="head")
    id = models.UUIDField(default=new_id, unique=True, editable=False)

    class Meta:
        verbose_name = _("head")
        indexes = [models.Index(fields=["state", "-last_update_at"], name="dateline_head_state")]

    def __str__(self) -> str:
        return f"{(self.facts or {}).get('headline', '')} [{self.seq}]"


class PastHead(HeadColumns):
    """The head as it was after every `dateline.record.projection.STRIDE` entries: where reading the past starts."""

    story = models.ForeignKey(Story, on_delete=models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("past head")
        constraints = [models.UniqueConstraint(fields=["story", "seq"], name="dateline_past_head_once")]

    def __str__(self) -> str:
        return f"{self.story_id} [{self.seq}]"
