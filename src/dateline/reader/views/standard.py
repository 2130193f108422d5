"""About, Our people, Legal, Careers."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse

from dateline.masthead.models import StandardPage
from dateline.reader.views.answer import answer, rests_on_site


def standard(request: HttpRequest, page: StandardPage) -> HttpResponse:
    return rests_on_site(answer(request, "reader/standard.html", {"page": page}))
