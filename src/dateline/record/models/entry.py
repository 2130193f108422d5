"""The append-only record."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from dateline.record.kinds import EntryKind
from dateline.record.models.story import Story


class Entry(models.Model):
    """One public change to a story. Written by `dateline.record.append` alone; the database refuses to change a row.

    `at` is when the public saw it and never runs backwards within a story; `recorded_at` is when the server wrote it.
    `actor` and `role` are the public name and role of whoever acted. `user` has no database constraint: deleting an
    account must not need a change to the record.
    """

    story = models.ForeignKey(Story, on_delete=models.PROTECT, related_name="entries")
    seq = models.PositiveBigIntegerField()
    at = models.DateTimeField()
    recorded_at = models.DateTimeField()
    kind = models.CharField(max_length=12, choices=EntryKind)
    update_id = models.UUIDField(null=True)
    actor = models.CharField(max_length=150)
    role = models.CharField(max_length=150, blank=True)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.DO_NOTHING, db_constraint=False, related_name="+"
    )
    note = models.TextField(blank=True)
    data = models.JSONField(default=dict)
    html = models.TextField(blank=True)
    content_hash = models.CharField(max_length=64)
    chain_hash = models.CharField(max_length=64)
    idempotency_key = models.CharField(max_length=100, null=True, editable=False)  # noqa: DJ001 (unique where given)

    class Meta:
        verbose_name = _("entry")
        verbose_name_plural = _("entries")
        ordering = ["story", "seq"]
        constraints = [
            models.UniqueConstraint(fields=["story", "seq"], name="dateline_entry_seq"),
            models.UniqueConstraint(fields=["story", "idempotency_key"], name="dateline_entry_once"),
        ]
        indexes = [
            models.Index(fields=["update_id", "seq"], name="dateline_entry_update"),
            models.Index(fields=["story", "at", "seq"], name="dateline_entry_at"),
            models.Index(fields=["story", "kind", "seq"], name="dateline_entry_kind"),
            models.Index(fields=["kind", "-at"], name="dateline_entry_kind_at"),
        ]

    def __str__(self) -> str:
        return f"{self.story_id}/{self.seq} {self.kind}"
