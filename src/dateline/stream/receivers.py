"""The record grew: tell the processes that hold readers."""

from __future__ import annotations

from typing import Any

from django.dispatch import receiver

from dateline.record.models.entry import Entry
from dateline.record.models.head import Head
from dateline.record.notices import appended
from dateline.stream.broker.choice import broker


@receiver(appended, dispatch_uid="dateline.stream.appended")
def tell_readers(entry: Entry, **_kwargs: Any) -> None:
    story = Head.objects.values_list("id", flat=True).get(story_id=entry.story_id)
    broker().publish(story, entry.seq)
