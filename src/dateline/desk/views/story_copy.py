"""A copy of a story to keep, as a ZIP file."""

from __future__ import annotations

import os
import tempfile
import threading
from collections.abc import AsyncIterator, Iterator
from typing import IO, Final

from asgiref.sync import sync_to_async
from django.core.handlers.asgi import ASGIRequest
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET

from dateline.desk.entrance import newsroom
from dateline.desk.pages.story_desk import StoryDesk, story_desk
from dateline.desk.views.answer import REFUSED, answer
from dateline.formats.static_copy.asking import CannotCopy
from dateline.formats.static_copy.export import copy_into
from dateline.record.models.story import Story
from dateline.record.models.update import Update
from dateline.record.permissions import Act, require

MOST_UPDATES: Final = 500
"""So many take about half a minute, for which a person may wait."""
BUSY: Final = 503
CHUNK: Final = 256_000
# Making one keeps a processor busy, which the readers of this process need too.
_one_at_a_time = threading.Lock()


@require_GET
@newsroom
def story_copy(request: HttpRequest, story: int) -> HttpResponse:
    """`/desk/story/7/copy/`, for editors. A long story is refused in words: whoever runs the server can copy it."""
    desk = story_desk(request, story)
    require(desk.actor, Act.EDIT, desk.story)
    updates = Update.objects.filter(story_id=story).count()
    if updates > MOST_UPDATES:
        return _refused(request, desk, _too_long(updates), by_command=True)
    if not _one_at_a_time.acquire(blocking=False):
        return _refused(request, desk, _("Another copy is being made. Try again in a minute."), BUSY)
    try:
        file = _made(desk.story)
    except CannotCopy as error:
        return _refused(request, desk, _("There is no copy: %(why)s.") % {"why": error})
    finally:
        _one_at_a_time.release()
    return _download(request, file, f"{desk.story.slug}.zip")


def _made(story: Story) -> IO[bytes]:
    """Gone from the disk as soon as it is closed. Raises `CannotCopy`."""
    file = tempfile.TemporaryFile()  # noqa: SIM115 (closed with the answer)
    try:
        copy_into(story, file)
    except BaseException:
        file.close()
        raise
    return file


def _too_long(updates: int) -> str:
    said = ngettext(
        "This story has %(count)s update, and a copy of so many takes too long to wait for.",
        "This story has %(count)s updates, and a copy of so many takes too long to wait for.",
        updates,
    )
    return said % {"count": updates}


def _refused(
    request: HttpRequest, desk: StoryDesk, why: str, status: int = REFUSED, *, by_command: bool = False
) -> HttpResponse:
    place = desk.public_url.strip("/")
    command = f"dateline export {place} --to {desk.story.slug}.zip" if by_command else ""
    return answer(request, "copy", {"desk": desk, "why": why, "command": command}, status)


def _download(request: HttpRequest, file: IO[bytes], name: str) -> HttpResponse:
    """A ZIP file gains nothing from being compressed again, so the browser is told its size and can show how far it
    is."""
    request.META.pop("HTTP_ACCEPT_ENCODING", None)
    size = file.seek(0, os.SEEK_END)
    file.seek(0)
    response = StreamingHttpResponse(_read_on_the_side(file) if isinstance(request, ASGIRequest) else _read(file))
    response["Content-Type"] = "application/zip"
    response["Content-Length"] = str(size)
    response["Content-Disposition"] = content_disposition_header(as_attachment=True, filename=name) or "attachment"
    return response  # type: ignore[return-value]


def _read(file: IO[bytes]) -> Iterator[bytes]:
    with file:
        while piece := file.read(CHUNK):
            yield piece


async def _read_on_the_side(file: IO[bytes]) -> AsyncIterator[bytes]:
    """Django would read a plain iterator to its end before it sends anything under ASGI."""
    with file:
        while piece := await sync_to_async(file.read)(CHUNK):
            yield piece
