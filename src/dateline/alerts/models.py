"""Who gets a story's alerts, and what is still to be sent to whom. Nothing here says who a reader is."""

from __future__ import annotations

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from dateline.record.models import Alert, Story


class Subscription(models.Model):
    """A browser that asked for a story's alerts: the address its maker gave it, and the keys that only it can open.

    `p256dh` and `auth` are base64url without padding, as browsers give them (RFC 8291 section 2). No name, no address
    of a person or a machine.
    """

    story = models.ForeignKey(Story, on_delete=models.CASCADE, related_name="+")
    endpoint = models.TextField()
    p256dh = models.CharField(max_length=87)
    auth = models.CharField(max_length=22)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("subscription to alerts")
        constraints = [models.UniqueConstraint(fields=["story", "endpoint"], name="dateline_alerts_asked_once")]
        indexes = [models.Index(fields=["endpoint"], name="dateline_alerts_browser")]

    def __str__(self) -> str:
        return f"{self.story_id} [{self.pk}]"


class Delivery(models.Model):
    """An alert on its way to one browser. The row goes when it was taken, or is given up.

    `due_at` is when it may be sent, or sent again: whoever takes it sets that some minutes ahead, so that it is
    nobody else's meanwhile, and somebody's again should the process die.
    """

    alert = models.ForeignKey(Alert, on_delete=models.CASCADE, related_name="+")
    subscription = models.ForeignKey(Subscription, on_delete=models.CASCADE, related_name="+")
    tries = models.PositiveSmallIntegerField(default=0)
    due_at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("delivery of an alert")
        constraints = [models.UniqueConstraint(fields=["alert", "subscription"], name="dateline_alert_once")]
        indexes = [models.Index(fields=["due_at"], name="dateline_alert_due")]

    def __str__(self) -> str:
        return f"{self.alert_id} [{self.subscription_id}]"
