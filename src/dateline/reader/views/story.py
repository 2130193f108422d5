"""The story page and its older pages."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect

from dateline.reader.pages.story_header import story_header
from dateline.reader.pages.story_page import Choice, story_page
from dateline.reader.pages.tools import story_tools
from dateline.reader.views.answer import answer, rests_on_story
from dateline.reader.views.finding import head_of, story_at
from dateline.reader.views.past_links import link_past
from dateline.record.models.story import Story


def story_front(request: HttpRequest, story: Story) -> HttpResponse:
    """`/SECTION/STORY/`: the newest updates, or what `?order`, `?show` and `?by` ask for."""
    head = head_of(story)
    page = story_page(head, story_header(head, request), Choice.of(request))
    if page is None:
        raise Http404
    response = answer(request, "reader/story.html", {"page": page, "tools": story_tools(page)})
    return rests_on_story(link_past(response, page.header.url), head)


def story_older(request: HttpRequest, place: str, number: int) -> HttpResponse:
    """`/SECTION/STORY/page/3/`. A number that is not cut yet leads to the story's own page."""
    head = head_of(story_at(request, place))
    page = story_page(head, story_header(head, request), Choice.of(request), number)
    if page is None:
        if number < 1:
            raise Http404
        return redirect(f"{head.story.get_url(request)}{Choice.of(request).query()}")
    if page.paging.cut.is_newest and not page.choice.oldest_first:
        return redirect(page.paging.newest)
    return rests_on_story(answer(request, "reader/story.html", {"page": page, "tools": story_tools(page)}), head)
