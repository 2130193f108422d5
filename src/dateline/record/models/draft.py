"""What is written but not published. Private: no public room imports this module (checked by import-linter)."""

from __future__ import annotations

from uuid import UUID

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from dateline.record.identity import new_id
from dateline.record.kinds import Change, Verification
from dateline.record.models.story import Story
from dateline.record.models.update import Update


class DraftState(models.TextChoices):
    WRITING = "writing", _("writing")
    SUBMITTED = "submitted", _("submitted")
    RETURNED = "returned", _("returned")
    APPROVED = "approved", _("approved")
    SCHEDULED = "scheduled", _("scheduled")


class Draft(models.Model):
    """A text on its way: a new update, or the next version of a published one.

    `base_version` is the version of `update` that the author had before them; it must be given with `update`.
    `publish` and `revise` take the draft with them: the entry and the draft's end are one transaction.

    `id` is chosen by whoever writes (a browser without a network too), so that saving and publishing can be asked for
    twice and happen once. `saves` counts the saves; who saves names the count they had before them, as with
    `base_version`. `bylines` empty means the author's own. `time` is the time shown, for a back-dated update.
    `key_label` counts only where `key` is set; empty, the headline stands for it. `notify` asks for an alert to
    readers. `change` and `note` are those of a revision. `comment` is what the editor said last, when giving it back or
    approving it. `approved_by` is set while an editor's approval stands, also while the draft waits for its time;
    `scheduled_by` is in whose name it will go out.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    story = models.ForeignKey(Story, on_delete=models.CASCADE, related_name="drafts")
    update = models.ForeignKey(Update, null=True, blank=True, on_delete=models.CASCADE, related_name="drafts")
    base_version = models.PositiveIntegerField(null=True, blank=True)
    author = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    headline = models.TextField(blank=True)
    wire = models.TextField(blank=True)
    blocks = models.JSONField(default=list)
    bylines = models.JSONField(default=list)
    time = models.DateTimeField(null=True, blank=True)
    verification = models.CharField(max_length=12, choices=Verification, blank=True)
    key = models.BooleanField(default=False)
    key_label = models.TextField(blank=True)
    pin = models.BooleanField(default=False)
    notify = models.BooleanField(default=False)
    change = models.CharField(max_length=13, choices=Change, blank=True)
    note = models.TextField(blank=True)
    comment = models.TextField(blank=True)
    approved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    saves = models.PositiveIntegerField(default=0)
    saved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    state = models.CharField(max_length=10, choices=DraftState, default=DraftState.WRITING)
    scheduled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    scheduled_at = models.DateTimeField(null=True, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)
    saved_at = models.DateTimeField(auto_now=True)

    class Meta:
        verbose_name = _("draft")
        indexes = [
            models.Index(fields=["story", "state"], name="dateline_draft_story"),
            models.Index(fields=["state", "scheduled_at"], name="dateline_draft_due"),
        ]
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

    @property
    def approved(self) -> bool:
        """Whether an editor's approval of this text stands."""
        return self.approved_by_id is not None

    @property
    def idempotency_key(self) -> str:
        """Under which its entry is written, so that it is published once."""
        return key_of(self.id)


def key_of(draft: UUID) -> str:
    """The idempotency key of the entry that publishes a draft."""
    return f"draft:{draft}"
