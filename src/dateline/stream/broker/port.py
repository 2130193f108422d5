"""What a broker is.

A broker may lose notices, double them or bring them late: whoever hears one asks the record, and the heads of all
stories with readers are read every few seconds anyway. So it carries nothing but a story and a number.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final, Protocol, TypeAlias
from uuid import UUID

CHANNEL: Final = "dateline"
_PAYLOAD = re.compile(r"([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}) ([1-9][0-9]{0,14})", re.ASCII)

Hear: TypeAlias = Callable[[UUID, int], None]
"""Called in the event loop with a story and the number of its new entry."""


class Broker(Protocol):
    def publish(self, story: UUID, seq: int) -> None:
        """Called in any thread of any process once the entry is committed. Never raises, and never waits for long."""

    async def listen(self, hear: Hear, missed: Callable[[], None]) -> None:
        """Runs until it is cancelled, and connects again by itself. `missed` is called whenever notices may have been
        lost: after each connection made, the first one included."""


def payload(story: UUID, seq: int) -> str:
    return f"{story} {seq}"


def parse(text: str) -> tuple[UUID, int] | None:
    """The story and the number; None for what is no notice of ours."""
    found = _PAYLOAD.fullmatch(text)
    return (UUID(found[1]), int(found[2])) if found else None
