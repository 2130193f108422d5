"""The desk's home."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from dateline.desk.entrance import newsroom, person_at
from dateline.desk.pages.home_page import desk_home
from dateline.desk.views.answer import answer


@require_safe
@newsroom
def home(request: HttpRequest) -> HttpResponse:
    """`/desk/`, with `?q=` to search stories by headline."""
    return answer(request, "home", {"page": desk_home(request, person_at(request))})
