"""The record grew: tell the processes that hold readers."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.dispatch import receiver

from dateline.record.models.entry import Entry
from dateline.record.notices import appended
from dateline.stream.broker.choice import broker


@receiver(appended, dispatch_uid="dateline.stream.appended")
def tell_readers(entry: Entry, story: UUID, **_kwargs: Any) -> None:
    broker().publish(story, entry.seq)
