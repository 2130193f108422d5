"""`dateline manage send_alerts`: for cron, where the site runs without lifespan events."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand

from dateline.alerts.sending import forget_ended, send_due


class Command(BaseCommand):
    help = "Sends the alerts that wait. `dateline serve` does this by itself; to run both does no harm."

    def handle(self, *args: Any, **options: Any) -> None:
        forget_ended()
        counts = send_due()
        for word, number in sorted(counts.items()):
            self.stdout.write(f"{number} {word}")
