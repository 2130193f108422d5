"""An alert of the outbox becomes one delivery for each browser that asked for the story's alerts before it."""

from __future__ import annotations

from datetime import timedelta

from django.db import transaction
from django.db.models import Exists, OuterRef
from django.utils import timezone

from dateline.alerts.models import Delivery, Subscription
from dateline.alerts.sending.message import message_of
from dateline.record.models import Alert

STALE = timedelta(hours=1)
"""After that nobody is told any more, whatever kept the alert: push services are asked to keep it no longer either."""
_AT_ONCE = 2_000
"""Subscribers in one transaction, which on SQLite keeps everybody else from writing meanwhile."""


def spread_waiting() -> None:
    """Lays out every alert that waits, the oldest first. Any number of processes may do this: each subscriber gets one
    delivery."""
    while Alert.objects.filter(spread_at=None).exists() and _spread_next():
        pass


def drop_finished() -> None:
    """Alerts of which nothing is on its way any more, and what is too old to be told."""
    old = Delivery.objects.filter(alert__created_at__lt=timezone.now() - STALE)
    if old.exists():
        old.delete()
    under_way = Delivery.objects.filter(alert=OuterRef("pk"))
    finished = Alert.objects.filter(~Exists(under_way), spread_at__isnull=False)
    if finished.exists():
        finished.delete()


def _spread_next() -> bool:
    with transaction.atomic():
        waiting = Alert.objects.select_for_update(skip_locked=True).filter(spread_at=None)
        alert = waiting.order_by("created_at").first()
        if alert is None:
            return False
        keys = _next_of(alert)
        Delivery.objects.bulk_create([Delivery(alert=alert, subscription_id=key) for key in keys])
        if len(keys) < _AT_ONCE:
            alert.spread_at = timezone.now()
        else:
            alert.reached = keys[-1]
        alert.save(update_fields=["reached", "spread_at"])
    return True


def _next_of(alert: Alert) -> list[int]:
    """Who is to get it, beyond those that it was laid out for; nobody, where nobody is to be told any more."""
    if alert.created_at < timezone.now() - STALE or message_of(alert) is None:
        return []
    # Who subscribed after it has read it, or could have.
    asked = Subscription.objects.filter(story=alert.story_id, created_at__lte=alert.created_at, pk__gt=alert.reached)
    return list(asked.order_by("pk").values_list("pk", flat=True)[:_AT_ONCE])
