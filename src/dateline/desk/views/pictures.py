"""Pictures from a desk: uploaded, described, chosen."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.shortcuts import render
from django.utils.translation import gettext as _
from wagtail.images.models import SourceImageIOError

from dateline.desk.composer.arriving import answers_json, sent
from dateline.desk.composer.pictures import add_picture, choosable, describe_picture
from dateline.desk.entrance import newsroom, person_at
from dateline.record.errors import Refused


def pictures(request: HttpRequest) -> HttpResponse:
    """POST takes a file; GET shows the pictures to choose from, `?q=` those that a search finds."""
    if request.method == "POST":
        return _upload(request)
    if request.method != "GET":
        return HttpResponseNotAllowed(["GET", "POST"])
    return _choose(request)


@answers_json
def _upload(request: HttpRequest) -> dict[str, Any]:
    file = request.FILES.get("file")
    if file is None:
        raise Refused(_("No file came with this. Choose it again."))
    return add_picture(file, person_at(request))


@newsroom
def _choose(request: HttpRequest) -> HttpResponse:
    found = []
    for picture in choosable(person_at(request), request.GET.get("q", "")[:200].strip()):
        try:
            thumb = picture.get_rendition("max-480x1920|format-jpeg|jpegquality-78")
        except (SourceImageIOError, OSError):
            continue
        found.append((picture, thumb.url))
    return render(request, "desk/composer/library.html", {"pictures": found, "q": request.GET.get("q", "")})


@answers_json
def picture(request: HttpRequest, picture: int) -> dict[str, Any]:
    """Words for the library: `alt`, `caption`, `credit`."""
    given = sent(request)
    words = {"description": "alt", "caption": "caption", "credit": "credit"}
    return describe_picture(
        picture, {name: str(given.get(key) or "") for name, key in words.items()}, person_at(request)
    )
