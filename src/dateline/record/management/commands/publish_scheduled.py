"""`dateline manage publish_scheduled`: for sites whose own server does not run `dateline serve`."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand
from django.utils.translation import ngettext

from dateline.record.drafts import publish_due


class Command(BaseCommand):
    help = (
        "Publish the scheduled drafts whose time has come. `dateline serve` does this by itself; elsewhere, have cron "
        "run it every minute. Any number may run at once."
    )

    def handle(self, **_options: Any) -> None:
        counts: dict[str, int] = {}
        for entry in publish_due():
            counts[entry.story.title] = counts.get(entry.story.title, 0) + 1
        for title, count in counts.items():
            words = ngettext("%(count)s update published", "%(count)s updates published", count) % {"count": count}
            self.stdout.write(f"{title}: {words}")
