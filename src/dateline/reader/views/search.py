"""Search."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse

from dateline.reader.pages.search_results import search_results
from dateline.reader.views.answer import answer


def search(request: HttpRequest) -> HttpResponse:
    """`/search/?q=`."""
    return answer(request, "reader/search.html", {"page": search_results(request)})
