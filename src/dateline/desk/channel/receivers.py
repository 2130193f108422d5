"""Something changed at a desk: tell the processes where it is open."""

from __future__ import annotations

import time
from typing import Any

from django.dispatch import receiver

from dateline.desk.channel.topics import topic
from dateline.record.models.head import Head
from dateline.record.notices import desk_changed
from dateline.stream.broker.choice import broker


@receiver(desk_changed, dispatch_uid="dateline.desk.channel")
def tell_desks(story: int, **_kwargs: Any) -> None:
    """The number counts nothing; a broker wants one, and two changes should not look like one said twice."""
    head = Head.objects.filter(story_id=story).values_list("id", flat=True).first()
    if head is not None:
        broker().publish(topic(head), time.time_ns() // 1_000_000)
