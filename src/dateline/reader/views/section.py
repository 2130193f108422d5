"""A section."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse

from dateline.masthead.models import SectionPage
from dateline.reader.pages.front import section_listing
from dateline.reader.views.answer import answer, rests_on_all


def section(request: HttpRequest, page: SectionPage) -> HttpResponse:
    """`/SECTION/`, with `?view=grid` and `?page=2`."""
    return rests_on_all(answer(request, "reader/section.html", {"page": section_listing(page, request)}), page)
