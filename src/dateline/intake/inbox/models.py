"""Who may send, and what was sent."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from dateline.record.identity import new_id
from dateline.record.models.story import Story


class Scope(models.TextChoices):
    DRAFT = "draft", _("send drafts")
    PUBLISH = "publish", _("publish")


class ApiToken(models.Model):
    """A program's way in. It acts as `person`, whose rights bound what it can do, within `section` where one is set.

    Only the hash of the secret is kept. Scope `publish` includes `draft`.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    name = models.CharField(_("name"), max_length=120, help_text=_("What it is for, such as “Vale water board wire”."))
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("acts as"), on_delete=models.CASCADE, related_name="+"
    )
    scope = models.CharField(_("may"), max_length=10, choices=Scope, default=Scope.DRAFT)
    section = models.ForeignKey(
        "wagtailcore.Page", verbose_name=_("section"), null=True, blank=True, on_delete=models.CASCADE, related_name="+"
    )
    secret_hash = models.CharField(max_length=64, unique=True, editable=False)
    hint = models.CharField(max_length=8, editable=False)
    made_at = models.DateTimeField(auto_now_add=True)
    expires_at = models.DateTimeField(_("valid until"), null=True, blank=True)
    revoked_at = models.DateTimeField(null=True, editable=False)
    used_at = models.DateTimeField(null=True, editable=False)

    class Meta:
        verbose_name = _("token")
        ordering = ["-made_at"]

    def __str__(self) -> str:
        return self.name

    @property
    def is_valid(self) -> bool:
        """Neither revoked nor past its time, and its person still works here."""
        in_time = self.expires_at is None or timezone.now() < self.expires_at
        return in_time and self.revoked_at is None and bool(self.person.is_active)


class Delivery(models.Model):
    """What one request did, so that the same request again does nothing more and gets the same answer."""

    token = models.ForeignKey(ApiToken, on_delete=models.CASCADE, related_name="deliveries")
    key = models.CharField(max_length=200)
    story = models.ForeignKey(Story, on_delete=models.CASCADE, related_name="+")
    content_hash = models.CharField(max_length=64)
    answer = models.JSONField(null=True)
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("delivery")
        verbose_name_plural = _("deliveries")
        constraints = [models.UniqueConstraint(fields=["token", "key"], name="dateline_delivery_once")]

    def __str__(self) -> str:
        return f"{self.token_id}: {self.key}"
