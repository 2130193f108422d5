"""Which pictures a record shows: the library must keep them for as long as the record stands (promise 6)."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.images import get_image_model_string

from dateline.record.models.story import Story


class ShownPicture(models.Model):
    """One row a story and picture, made when an entry first shows it."""

    story = models.ForeignKey(Story, on_delete=models.CASCADE, related_name="shown_pictures")
    picture = models.ForeignKey(get_image_model_string(), on_delete=models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("shown picture")
        constraints = [models.UniqueConstraint(fields=["story", "picture"], name="dateline_shown_once")]

    def __str__(self) -> str:
        return f"{self.story_id}: {self.picture_id}"
