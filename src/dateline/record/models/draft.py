"""What is written but not published. Private: no public room imports this module (checked by import-linter)."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from dateline.record.identity import new_id
from dateline.record.models.story import Story
from dateline.record.models.update import Update


class DraftState(models.TextChoices):
    WRITING = "writing", _("writing")
    SUBMITTED = "submitted", _("submitted")
    SCHEDULED = "scheduled", _("scheduled")


class Draft(models.Model):
    """A text on its way: a new update, or the next version of a published one.

    `base_version` is the version of `update` that the author had before them; it must be given with `update`.
    `publish` and `revise` take the draft with them: the entry and the draft's end are one transaction.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    story = models.ForeignKey(Story, on_delete=models.CASCADE, related_name="drafts")
    update = models.ForeignKey(Update, null=True, blank=True, on_delete=models.CASCADE, related_name="drafts")
    base_version = models.PositiveIntegerField(null=True, blank=True)
    author = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    headline = models.TextField(blank=True)
    wire = models.TextField(blank=True)
    blocks = models.JSONField(default=list)
    state = models.CharField(max_length=10, choices=DraftState, default=DraftState.WRITING)
    scheduled_at = models.DateTimeField(null=True, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)
    saved_at = models.DateTimeField(auto_now=True)

    class Meta:
        verbose_name = _("draft")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(update__isnull=True) | models.Q(base_version__isnull=False),
                name="dateline_draft_names_its_base",
            ),
            models.CheckConstraint(
                condition=models.Q(state="scheduled") ^ models.Q(scheduled_at__isnull=True),
                name="dateline_draft_scheduled_has_time",
            ),
        ]

    def __str__(self) -> str:
        return self.headline or self.wire[:40]
