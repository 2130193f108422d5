"""The preview beside the composer, and the frame with the readers' own style that it is shown in."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from dateline.desk.composer.arriving import answers_json, sent, story_to_write
from dateline.desk.composer.card import preview as preview_of
from dateline.desk.composer.fields import ComposerForm
from dateline.desk.entrance import newsroom, person_at
from dateline.reader.templatetags.reader import direction
from dateline.record.actor import Actor
from dateline.record.errors import Refused
from dateline.record.identity import new_id


@answers_json
def preview(request: HttpRequest, story: int) -> dict[str, Any]:
    """The card as readers would get it, and what was not understood. Stores nothing."""
    found = story_to_write(request, story)
    given = sent(request)
    form = ComposerForm(given, found.timezone)
    if not form.is_valid():
        raise Refused(form.trouble)
    byline = str(given.get("byline", "")) or Actor.of(person_at(request)).name
    shown = preview_of(
        found, _identity(given.get("draft")), form.draft_fields(), byline=byline, url=found.get_url(request) or "/"
    )
    return {
        "html": shown.html,
        "language": shown.language,
        "direction": direction(shown.language),
        "problems": [asdict(finding) for finding in shown.findings],
    }


@newsroom
def preview_frame(request: HttpRequest) -> HttpResponse:
    """An empty page with the readers' style sheets; the composer puts the card in."""
    return render(request, "desk/composer/preview_frame.html")


def _identity(value: object) -> UUID:
    try:
        return UUID(str(value))
    except ValueError:
        return new_id()
