"""How many read what, as each process counted it last."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class ReaderCount(models.Model):
    """One row a process and story. `process` is made anew at each start. `counted_at` tells rows of a process that
    died, which nobody takes away at once."""

    process = models.UUIDField()
    story = models.UUIDField()
    readers = models.PositiveIntegerField()
    counted_at = models.DateTimeField()

    class Meta:
        verbose_name = _("count of readers")
        constraints = [models.UniqueConstraint(fields=["process", "story"], name="dateline_readers_once")]
        indexes = [models.Index(fields=["story", "counted_at"], name="dateline_readers_recent")]

    def __str__(self) -> str:
        return f"{self.story}: {self.readers}"
