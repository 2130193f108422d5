"""`dateline manage retry_embeds`: look once more for posts of which only a link is known."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand

from dateline.embeds.retrying import retry_due


class Command(BaseCommand):
    help = "Looks once for the posts whose next try is due, and names those that were found."

    def handle(self, *_arguments: Any, **_options: Any) -> None:
        for post in retry_due():
            self.stdout.write(f"{post.url}: found")
