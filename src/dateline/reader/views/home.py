"""The front page."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse

from dateline.masthead.models import HomePage
from dateline.reader.pages.front import front_page
from dateline.reader.views.answer import answer, rests_on_all


def home(request: HttpRequest, page: HomePage) -> HttpResponse:
    """`/`, with `?view=grid` for pictures beside the list."""
    return rests_on_all(answer(request, "reader/home.html", {"page": front_page(page, request)}), page)
