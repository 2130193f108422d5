"""`dateline manage add_section_groups sport`: groups whose rights end at one section."""

from __future__ import annotations

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from dateline.masthead.founding import add_section_groups
from dateline.masthead.models import SectionPage


class Command(BaseCommand):
    help = (
        "Make the groups Contributors, Reporters, Editors and Chiefs for one section, with rights there and in the "
        "sections below it only. Put people into them under Settings, Users."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("section", help="the last part of the section's address, for example sport")

    def handle(self, *, section: str, **_options: Any) -> None:
        found = list(SectionPage.objects.filter(slug=section))
        if len(found) != 1:
            names = ", ".join(SectionPage.objects.order_by("path").values_list("slug", flat=True))
            raise CommandError(f"{len(found)} sections are called {section}; there are: {names}")
        for group in add_section_groups(found[0]):
            self.stdout.write(group.name)
