"""A subscription begins and ends. No right is asked: whoever reads may have alerts, and may stop them."""

from __future__ import annotations

from django.db import transaction

from dateline.alerts.models import Subscription
from dateline.alerts.subscribing.given import Given
from dateline.record.models import Story

MAX_STORIES = 50
"""Of which one browser has alerts."""


class TooMany(Exception):
    """The browser has alerts of as many stories as one may."""


def subscribe(story: Story, given: Given) -> None:
    """From now on; asked for twice, once, with the keys given last. Raises `TooMany`."""
    with transaction.atomic():
        others = Subscription.objects.filter(endpoint=given.endpoint).exclude(story=story)
        if others.count() >= MAX_STORIES:
            raise TooMany
        Subscription.objects.update_or_create(
            story=story, endpoint=given.endpoint, defaults={"p256dh": given.p256dh, "auth": given.auth}
        )


def unsubscribe(story: Story, endpoint: str) -> None:
    """Where there is none nothing happens."""
    Subscription.objects.filter(story=story, endpoint=endpoint).delete()
