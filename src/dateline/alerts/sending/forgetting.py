"""Alerts are asked for by story, and end with it."""

from __future__ import annotations

from datetime import timedelta

from django.utils import timezone

from dateline.alerts.models import Subscription
from dateline.record.kinds import StoryState
from dateline.record.models import Head

KEPT = timedelta(days=7)
"""After the end of a story, in case it is set live again."""


def forget_ended() -> None:
    """Deletes who asked for alerts of a story that ended longer than `KEPT` ago. One query where there is none."""
    ended = Head.objects.filter(state=StoryState.ENDED, state_at__lt=timezone.now() - KEPT)
    forgotten = Subscription.objects.filter(story__head__in=ended)
    if forgotten.exists():
        forgotten.delete()
