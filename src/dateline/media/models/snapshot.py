"""A post from elsewhere as it stood when the newsroom embedded it."""

from __future__ import annotations

import re
import uuid
from typing import Any

from django.core.validators import URLValidator
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.images import get_image_model_string

from dateline.media.models.player_kind import PlayerKind
from dateline.media.plain_text import one_line, paragraphs, web_address

MAX_TEXT = 20_000
_RATIO = re.compile(r"[1-9][0-9]{0,4}/[1-9][0-9]{0,4}")
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

    Once kept it doesn't change. One of which only the address is known (`LINK_ONLY`) may still be filled; `problem`
    says in words for the desk why nothing was found, `retry_at` when it is looked for again.
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
    player = models.URLField(_("player’s address"), max_length=2_000, blank=True)
    player_kind = models.CharField(_("what the player shows"), max_length=10, choices=PlayerKind, blank=True)
    player_ratio = models.CharField(_("player’s proportions"), max_length=11, blank=True)
    # Names the player's page. Nobody can guess it, so a film that a draft embeds is not found before it is published.
    public_id = models.UUIDField(null=True, unique=True, editable=False)
    problem = models.CharField(_("problem"), max_length=255, blank=True)
    tries = models.PositiveSmallIntegerField(default=0, editable=False)
    retry_at = models.DateTimeField(null=True, blank=True, editable=False, db_index=True)
    created = models.DateTimeField(_("created"), default=timezone.now, editable=False)

    class Meta:
        verbose_name = _("stored post")
        verbose_name_plural = _("stored posts")
        ordering = ["-created", "-pk"]
        indexes = [models.Index(fields=["-created"], name="dateline_media_snapshot_newest")]

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
        self.problem = one_line(self.problem, 255)
        self._settle_player()
        super().save(*args, **kwargs)

    def _settle_player(self) -> None:
        """A player needs an address, a kind and proportions; with less there is none."""
        has_player = web_address(self.player) and self.player_kind in PlayerKind and _RATIO.fullmatch(self.player_ratio)
        if not has_player:
            self.player = self.player_kind = self.player_ratio = ""
        elif self.public_id is None:
            self.public_id = uuid.uuid4()
