"""Publishes what is due; run as a process of its own by the tests.

With a mark in front of it, it stops there: before the transaction ends, it says so and waits to be killed.
"""

from __future__ import annotations

import sys
import time
from datetime import UTC, datetime
from typing import Any

import django

django.setup()

from dateline.record.drafts import due, publish_draft, publish_due  # noqa: E402
from dateline.record.models import Entry  # noqa: E402

LATER = datetime(2101, 1, 1, tzinfo=UTC)


def stop_before_the_end() -> None:
    publish = publish_draft

    def publish_and_wait(*arguments: Any, **named: Any) -> Entry:
        entry = publish(*arguments, **named)
        print("written", flush=True)
        time.sleep(60)
        return entry

    setattr(due, "publish_draft", publish_and_wait)  # noqa: B010 (a name the module imports, not one it gives)


def main() -> None:
    if sys.argv[1:] == ["stop"]:
        stop_before_the_end()
    print("ready", flush=True)
    sys.stdin.readline()
    print(len(publish_due(LATER)), flush=True)


main()
