"""Sends alerts to readers' browsers while the site runs. Every process does; each message is one process's."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from dateline.alerts.sending import forget_ended, send_due
from dateline.config.looking import looking

LOOK_EVERY = 3.0
FORGET_EVERY = 3_600.0


@contextmanager
def sending_alerts() -> Iterator[None]:
    """Until the body ends. What is being sent then is another process's after two minutes."""
    with (
        looking(send_due, every=LOOK_EVERY, name="alerts"),
        looking(forget_ended, every=FORGET_EVERY, name="alerts of ended stories"),
    ):
        yield
