"""Updates whose readers are still to be notified: written with their entry, taken out by whoever sends."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from dateline.record.models.story import Story
from dateline.record.models.update import Update


class Alert(models.Model):
    """Holds no words: those are read when it is sent, so that nobody is sent what was withdrawn meanwhile.

    `seq` is the entry that published the update. `reached` and `spread_at` are the sender's: up to which subscriber it
    is laid out, and when that was done for all of them.
    """

    update = models.OneToOneField(Update, primary_key=True, on_delete=models.CASCADE, related_name="+")
    story = models.ForeignKey(Story, on_delete=models.CASCADE, related_name="+")
    seq = models.PositiveBigIntegerField()
    created_at = models.DateTimeField(auto_now_add=True)
    reached = models.PositiveBigIntegerField(default=0)
    spread_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("alert")
        indexes = [models.Index(fields=["spread_at", "created_at"], name="dateline_alert_waiting")]

    def __str__(self) -> str:
        return f"{self.story_id} [{self.seq}]"
