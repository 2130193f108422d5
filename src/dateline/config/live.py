"""Live delivery as this site runs it."""

from __future__ import annotations

import resource
from uuid import UUID

from django.conf import settings

from dateline.reader.steps import NoStep, make_step, to_json
from dateline.stream.application import Stream
from dateline.stream.broker.choice import broker
from dateline.stream.limits import Limits

# Files a process needs for everything but its readers: database, pictures, listeners, ordinary requests.
SPARE_FILES = 256


def stream() -> Stream:
    """The application of `/stream`. One a process."""
    return Stream(_step, broker(), Limits(readers=most_readers(settings.DATELINE_STREAM_READERS)))


def most_readers(wanted: int) -> int:
    """No more than this process may have files open; each reader is one."""
    files = resource.getrlimit(resource.RLIMIT_NOFILE)[0]
    return wanted if files == resource.RLIM_INFINITY else max(1, min(wanted, files - SPARE_FILES))


def _step(story: UUID, after: int, head: int) -> tuple[int, bytes] | None:
    try:
        step = make_step(story, after, head)
    except NoStep:
        return None
    return step["head"], to_json(step)
