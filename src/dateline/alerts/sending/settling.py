"""Which deliveries are due, taken so that no other process sends them, and what becomes of them afterwards."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from dateline.alerts.models import Delivery, Subscription
from dateline.alerts.sending.posting import Outcome, Result

BATCH = 64
LEASE = timedelta(minutes=2)
"""Longer than it takes to send a batch, with every push service as slow as it may be."""
WAITS = (timedelta(minutes=1), timedelta(minutes=5), timedelta(minutes=15))
"""Before it is tried again for the first, second and third time; then it is given up."""


def take_due() -> list[Delivery]:
    """At most `BATCH` of them, with their subscriptions and alerts; they are this process's for `LEASE`."""
    if not Delivery.objects.filter(due_at__lte=timezone.now()).exists():
        return []
    with transaction.atomic():
        now = timezone.now()
        rows = Delivery.objects.select_for_update(skip_locked=True, of=("self",)).filter(due_at__lte=now)
        taken = list(rows.select_related("subscription", "alert").order_by("due_at", "pk")[:BATCH])
        for row in taken:
            row.due_at = now + LEASE
        Delivery.objects.filter(pk__in=[row.pk for row in taken]).update(due_at=now + LEASE)
    return taken


def settle(results: Iterable[tuple[Delivery, Result]]) -> Counter[str]:
    """Writes down what came of them, in one transaction, and counts it: sent, gone, later, refused, given up."""
    counts: Counter[str] = Counter()
    with transaction.atomic():
        done, gone = [], []
        for row, result in results:
            word = result.outcome.value
            if result.outcome is Outcome.GONE:
                gone.append(row.subscription.endpoint)
            elif result.outcome is Outcome.LATER and row.tries < len(WAITS):
                _put_off(row, result)
            else:
                word = "given up" if result.outcome is Outcome.LATER else word
                done.append(row.pk)
            counts[word] += 1
        Delivery.objects.filter(pk__in=done).delete()
        # What one story was told holds for all that the browser asked alerts of.
        Subscription.objects.filter(endpoint__in=gone).delete()
    return counts


def drop(rows: Iterable[Delivery]) -> None:
    """Nobody is to be told any more."""
    Delivery.objects.filter(pk__in=[row.pk for row in rows]).delete()


def _put_off(row: Delivery, result: Result) -> None:
    """Unless another process has taken it meanwhile, since this one was slower than its lease."""
    due = timezone.now() + max(WAITS[row.tries], result.wait)
    Delivery.objects.filter(pk=row.pk, due_at=row.due_at).update(due_at=due, tries=row.tries + 1)
