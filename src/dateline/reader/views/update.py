"""One update's own page."""

from __future__ import annotations

from urllib.parse import urlsplit
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect

from dateline.page_cache.tags import update_tag
from dateline.reader.pages.story_header import story_header
from dateline.reader.pages.update_page import update_page
from dateline.reader.views.answer import answer, rests_on_story
from dateline.reader.views.finding import head_of, require_public
from dateline.reader.views.past_links import link_past
from dateline.record.models.update import Update
from dateline.record.rows import PresentRows


def update_permalink(request: HttpRequest, place: str, update: UUID) -> HttpResponse:
    """`/SECTION/STORY/u/ID/`. The identity alone finds it: a story that moved sends its old links on.

    A retracted update answers 410 with its tombstone (promise 6).
    """
    row = Update.objects.select_related("story").filter(pk=update).first()
    if row is None:
        raise Http404
    require_public(row.story)
    head = head_of(row.story)
    page = update_page(head, story_header(head, request), row, PresentRows(row.story_id))
    if request.path != urlsplit(page.update.url).path:
        return redirect(page.update.url, permanent=True)
    response = link_past(answer(request, page.template, page.context, page.status), page.update.url)
    return rests_on_story(response, head, update_tag(row.id))
