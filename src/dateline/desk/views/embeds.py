"""An address alone on its line becomes a copy of the post it leads to."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext as _

from dateline.body.addresses import is_web_page
from dateline.desk.composer.arriving import answers_json, sent, story_to_write
from dateline.desk.entrance import person_at
from dateline.embeds import resolve_for_desk
from dateline.record.actor import Actor
from dateline.record.errors import Refused


@answers_json
def embed(request: HttpRequest, story: int) -> dict[str, Any]:
    """The stored copy of the post at `url`. Where none can be made the text keeps its link, and publishing goes on."""
    found = story_to_write(request, story)
    url = str(sent(request).get("url") or "")
    if not is_web_page(url):
        raise Refused(_("This is not the address of a web page."))
    snapshot = resolve_for_desk(url, actor=Actor.of(person_at(request)), story=found)
    return {
        "snapshot": snapshot.pk,
        "url": url,
        "provider": snapshot.provider,
        "author": snapshot.author or snapshot.handle,
        "text": snapshot.text[:280],
        "status": snapshot.status,
        "problem": snapshot.problem,
    }
