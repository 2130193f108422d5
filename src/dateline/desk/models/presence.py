"""Who is at a story's desk now, and what they are writing."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from dateline.record.models.story import Story


class Presence(models.Model):
    """One open desk of one person. It counts while `seen_at` is recent; a browser that died just stops saying so.

    `window` tells the windows of one person apart. `editing` is the identity of the draft or of the update that they
    have open in the composer. `said` is the moment of the window's last word by the browser's own clock, in
    milliseconds; after a window has `left`, its row stays for as long as an earlier word may still be on its way.
    """

    story = models.ForeignKey(Story, on_delete=models.CASCADE, related_name="present")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    window = models.UUIDField()
    editing = models.UUIDField(null=True, blank=True)
    seen_at = models.DateTimeField()
    said = models.BigIntegerField(default=0)
    left = models.BooleanField(default=False)

    class Meta:
        verbose_name = _("presence")
        constraints = [
            models.UniqueConstraint(fields=["story", "person", "window"], name="dateline_presence_one_a_window")
        ]
        indexes = [models.Index(fields=["story", "seen_at"], name="dateline_presence_recent")]

    def __str__(self) -> str:
        return f"{self.person_id} at {self.story_id}"
