"""A removal of words for legal reasons, as one chief asks for it and another confirms it."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from dateline.record.identity import new_id
from dateline.record.models.story import Story


class TakedownState(models.TextChoices):
    ASKED = "asked", _("waits for a second chief")
    DONE = "done", _("done")
    DECLINED = "declined", _("declined")
    WITHDRAWN = "withdrawn", _("withdrawn")


class Takedown(models.Model):
    """`keys` name what is to be removed (see `dateline.record.takedown.place`). The words themselves are nowhere here,
    so that the request outlives them. `reason` is public. `seq` is the record's last entry when it was asked.

    `cleaned_at` is when the database's own files were written anew without what was removed.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    story = models.ForeignKey(Story, on_delete=models.PROTECT, related_name="takedowns")
    keys = models.JSONField(default=list)
    reason = models.TextField()
    seq = models.PositiveBigIntegerField()
    state = models.CharField(max_length=9, choices=TakedownState, default=TakedownState.ASKED)
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField(auto_now_add=True)
    settled_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    settled_at = models.DateTimeField(null=True)
    cleaned_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("takedown")
        indexes = [
            models.Index(fields=["state", "asked_at"], name="dateline_takedown_state"),
            models.Index(fields=["story", "state"], name="dateline_takedown_story"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(state="done")
                | (models.Q(settled_by__isnull=False) & ~models.Q(settled_by=models.F("asked_by"))),
                name="dateline_takedown_by_two",
            ),
            models.CheckConstraint(
                condition=models.Q(state="asked") ^ models.Q(settled_at__isnull=False),
                name="dateline_takedown_settled",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.story_id}: {self.state}"
