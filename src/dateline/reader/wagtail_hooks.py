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


@hooks.register("before_serve_page")
def show(page: Page, request: HttpRequest, _args: Any, _kwargs: Any) -> HttpResponse | None:
    """The view for the page's type; pages of other types are Wagtail's own business."""
    view = SHOWN_BY.get(type(page))
    return view(request, page) if view else None
