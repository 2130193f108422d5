"""`dateline manage reset_second_factor NAME`: for somebody whose phone and codes are gone."""

from __future__ import annotations

from typing import Any

from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.contrib.auth import get_user_model
from django.core.management.base import BaseCommand, CommandError, CommandParser


class Command(BaseCommand):
    help = "Takes a person's second factor away and ends their sessions, so that they can set up a new one."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("name", help="the name they sign in with")

    def handle(self, *args: Any, **options: Any) -> None:
        person = get_user_model().objects.filter(username=options["name"]).first()
        if person is None:
            raise CommandError(f"nobody signs in as {options['name']!r}")
        if not Authenticator.objects.filter(user=person).exists():
            raise CommandError(f"{options['name']!r} has no second factor")
        Authenticator.objects.filter(user=person).delete()
        for session in UserSession.objects.filter(user=person):
            session.end()
        self.stdout.write(f"{options['name']} signs in with the password alone until they set up a second factor.")
