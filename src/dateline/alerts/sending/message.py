"""What an alert says, read from the update as it stands when it is sent."""

from __future__ import annotations

import json
from base64 import urlsafe_b64encode
from textwrap import shorten
from uuid import UUID

from dateline.reader.steps.step import story_address
from dateline.reader.templatetags.reader import direction
from dateline.record.models import Alert, Head, Update

MAX_TITLE, MAX_WORDS = 140, 240
"""Characters; phones show fewer. In no script do they come near the 3,993 bytes that a message may hold (RFC 8291
section 4: one record of 4,096)."""


def message_of(alert: Alert) -> bytes | None:
    """None where nobody is to be told any more: the update was withdrawn or removed, or its story is not public."""
    row = Update.objects.filter(pk=alert.update_id, retracted_at=None, taken=False).first()
    heads = Head.objects.filter(pk=alert.story_id, facts__isnull=False, story__live=True)
    head = heads.select_related("story").first()
    if row is None or head is None or head.story.get_view_restrictions():
        return None
    facts = head.facts or {}
    told = {
        "title": _cut(facts["headline"], MAX_TITLE),
        "body": _cut(row.headline or row.text, MAX_WORDS),
        "update": str(row.pk),
        "url": f"{story_address(head)}{row.address}",
        "lang": facts["language"],
        "dir": direction(facts["language"]),
    }
    return json.dumps(told, ensure_ascii=False, separators=(",", ":")).encode()


def topic_of(story: UUID) -> str:
    """By which a push service replaces what it has not delivered yet: 22 of the 32 characters that it may have (RFC
    8030 section 5.4). A browser that was away is told the newest alone."""
    return urlsafe_b64encode(story.bytes).rstrip(b"=").decode()


def _cut(words: str, most: int) -> str:
    """At a space where there is one; a text without spaces anywhere."""
    plain = " ".join(words.split())
    if len(plain) <= most:
        return plain
    cut = shorten(plain, most, placeholder="…")
    return cut if len(cut) > most // 2 else f"{plain[: most - 1]}…"
