"""A post from elsewhere as it stood when the newsroom embedded it."""

from __future__ import annotations

from typing import Any

from django.core.validators import URLValidator
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.images import get_image_model_string

from dateline.media.plain_text import one_line, paragraphs

MAX_TEXT = 20_000
_WEB = URLValidator(schemes=["http", "https"])


class SnapshotStatus(models.TextChoices):
    KEPT = "kept", _("kept")
    DELETED = "deleted", _("deleted by its author")
    UNAVAILABLE = "unavailable", _("not available")
    LINK_ONLY = "link-only", _("link only")


class EmbedSnapshot(models.Model):
    """Text, author, time and picture of a post, kept so that the story survives the post's deletion.

    Everything here was written by strangers: `save` drops control characters and cuts every text to its field's
    length. Raises `django.core.exceptions.ValidationError` for an address that is not http or https.
    """

    provider = models.CharField(_("provider"), max_length=100)
    url = models.URLField(_("address"), max_length=2_000)
    author = models.CharField(_("author"), max_length=255, blank=True)
    handle = models.CharField(_("handle"), max_length=255, blank=True)
    text = models.TextField(_("text"), max_length=MAX_TEXT, blank=True)
    lang = models.CharField(_("language"), max_length=35, blank=True, help_text=_("A BCP 47 tag such as “pt-BR”."))
    posted_at = models.DateTimeField(_("posted at"), null=True, blank=True)
    fetched_at = models.DateTimeField(_("fetched at"), null=True, blank=True)
    status = models.CharField(
        _("status"), max_length=20, choices=SnapshotStatus, default=SnapshotStatus.KEPT, db_index=True
    )
    picture = models.ForeignKey(
        get_image_model_string(),
        verbose_name=_("picture"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    created = models.DateTimeField(_("created"), default=timezone.now, editable=False)

    class Meta:
        verbose_name = _("stored post")
        verbose_name_plural = _("stored posts")
        ordering = ["-created", "-pk"]

    def __str__(self) -> str:
        return one_line(f"{self.handle or self.author or self.provider}: {self.text or self.url}", 80)

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.url = self.url.strip()
        _WEB(self.url)
        self.provider = one_line(self.provider, 100)
        self.author = one_line(self.author, 255)
        self.handle = one_line(self.handle, 255)
        self.text = paragraphs(self.text, MAX_TEXT)
        self.lang = self.lang.strip()[:35]
        super().save(*args, **kwargs)
