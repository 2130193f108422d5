"""What a post's player shows, for the words that lead to it."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class PlayerKind(models.TextChoices):
    VIDEO = "video", _("video")
    SOUND = "sound", _("sound")
    CHART = "chart", _("chart")
