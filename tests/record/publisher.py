"""Publishes a number of updates into a story; run as a process of its own by the tests."""

from __future__ import annotations

import sys

import django

django.setup()

from dateline.record.actions import publish  # noqa: E402
from dateline.record.actor import Actor  # noqa: E402
from dateline.record.models import Story  # noqa: E402
from tests.newsroom import text  # noqa: E402


def main() -> None:
    story, name, count = Story.objects.get(pk=int(sys.argv[1])), sys.argv[2], int(sys.argv[3])
    for number in range(count):
        publish(story, text(f"{name} {number}"), actor=Actor(name), idempotency_key=f"{name}-{number}")


main()
