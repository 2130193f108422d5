"""An update as the public sees it now, and as it saw it before: the projection of its entries."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from dateline.record.identity import new_id
from dateline.record.kinds import Verification
from dateline.record.models.story import Story


class UpdateColumns(models.Model):
    """What is told of an update. See `UpdateState` for what each field means.

    `people` holds reporters' and speakers' names, one a line with a line break before and after each, so that a
    filter can match a whole name on any database.
    """

    time = models.DateTimeField()
    published_at = models.DateTimeField()
    first_seq = models.PositiveBigIntegerField()
    last_seq = models.PositiveBigIntegerField()
    version = models.PositiveIntegerField(default=1)
    headline = models.TextField(blank=True)
    blocks = models.JSONField(default=list)
    html = models.TextField(blank=True)
    text = models.TextField(blank=True)
    bylines = models.JSONField(default=list)
    speakers = models.JSONField(default=list)
    people = models.TextField(blank=True)
    stamp = models.CharField(max_length=120, blank=True)
    key = models.BooleanField(default=False)
    key_label = models.TextField(blank=True)
    verification = models.CharField(max_length=12, choices=Verification, blank=True)
    verification_at = models.DateTimeField(null=True)
    verification_note = models.TextField(blank=True)
    verification_was = models.CharField(max_length=12, blank=True)
    revised_at = models.DateTimeField(null=True)
    notes = models.JSONField(default=list)
    retimed_at = models.DateTimeField(null=True)
    came_from = models.JSONField(null=True)
    retracted_at = models.DateTimeField(null=True)
    reason = models.TextField(blank=True)
    moved_to = models.JSONField(null=True)
    restored = models.JSONField(null=True)
    taken = models.BooleanField(default=False)
    blank = models.JSONField(default=list)

    class Meta:
        abstract = True


class Update(UpdateColumns):
    """Written only by `dateline.record.projection`."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    story = models.ForeignKey(Story, on_delete=models.PROTECT, related_name="updates")

    class Meta:
        verbose_name = _("update")
        constraints = [models.UniqueConstraint(fields=["story", "first_seq"], name="dateline_update_first_seq")]
        indexes = [
            models.Index(fields=["story", "time", "first_seq"], name="dateline_update_order"),
            models.Index(fields=["story", "key", "time"], name="dateline_update_key"),
        ]

    def __str__(self) -> str:
        return self.headline or str(self.id)

    @property
    def address(self) -> str:
        """The permalink's path below the story's own."""
        return f"u/{self.id}/"


class PastUpdate(UpdateColumns):
    """An update as it was from its `last_seq` until another entry about it, `until`, changed it.

    Written with that entry, so that the story as it stood is read like the story as it stands.
    """

    story = models.ForeignKey(Story, on_delete=models.PROTECT, related_name="+")
    update_id = models.UUIDField()
    until = models.PositiveBigIntegerField()

    class Meta:
        verbose_name = _("past update")
        constraints = [models.UniqueConstraint(fields=["update_id", "last_seq"], name="dateline_past_update_once")]
        indexes = [models.Index(fields=["story", "until", "last_seq"], name="dateline_past_update_at")]

    def __str__(self) -> str:
        return f"{self.update_id} [{self.last_seq}, {self.until})"
