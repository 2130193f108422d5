"""`dateline manage finish_takedowns`: takes removed words out of the database's own files."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from dateline.record.models.takedown import Takedown, TakedownState
from dateline.record.takedown.cleaning import finish_takedowns


class Command(BaseCommand):
    help = (
        "Write the database's files anew without what takedowns removed. `dateline serve` does this by itself within a "
        "minute; run it where the site runs otherwise, or when the database was too busy."
    )

    def handle(self, **_options: Any) -> None:
        done = finish_takedowns()
        words = ngettext("%(count)s takedown finished", "%(count)s takedowns finished", done)
        self.stdout.write(words % {"count": done})
        if Takedown.objects.filter(state=TakedownState.DONE, cleaned_at__isnull=True).exists():
            raise CommandError(_("The database is in use. Run this again when it is quieter."))
