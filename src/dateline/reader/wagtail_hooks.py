"""Lets the reader's views show the house's pages when Wagtail's tree finds one."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse
from wagtail import hooks
from wagtail.models import Page

from dateline.masthead.models import HomePage, SectionPage, StandardPage
from dateline.reader.views.home import home
from dateline.reader.views.section import section
from dateline.reader.views.standard import standard
from dateline.reader.views.story import story_front
from dateline.record.models.story import Story

SHOWN_BY: dict[type[Page], Callable[[HttpRequest, Any], HttpResponse]] = {
    HomePage: home,
    SectionPage: section,
    StandardPage: standard,
    Story: story_front,
}


Serve = Callable[[Page, HttpRequest, Any, Any], HttpResponse]


# The innermost: whatever Wagtail asks before it serves a page, such as a password, it asks before this.
@hooks.register("on_serve_page", order=1_000)
def show(serve: Serve) -> Serve:
    """The view for the page's type; pages of other types are Wagtail's own business."""

    def shown(page: Page, request: HttpRequest, args: Any, named: Any) -> HttpResponse:
        view = SHOWN_BY.get(type(page))
        return view(request, page) if view else serve(page, request, args, named)

    return shown
