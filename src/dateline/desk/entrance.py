"""Who gets into the desk: whoever may enter Wagtail's own screens. It is one newsroom with one login."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec, TypeAlias

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from wagtail.admin.auth import reject_request
from wagtail.admin.localization import get_localized_response
from wagtail.log_actions import LogContext

from dateline.desk.pages.bar import desk_bar
from dateline.staff.models import Person

Given = ParamSpec("Given")
View: TypeAlias = Callable[Concatenate[HttpRequest, Given], HttpResponse]


def newsroom(view: View[Given]) -> View[Given]:
    """Asks strangers to sign in, in the language the person chose; what they may not do answers 403, with the reason in
    words. Nothing of the desk is kept by a cache."""

    @wraps(view)
    def guarded(request: HttpRequest, /, *args: Given.args, **kwargs: Given.kwargs) -> HttpResponse:
        if not request.user.is_authenticated:
            answer: HttpResponse = reject_request(request)
        else:
            with LogContext(user=request.user):
                answer = get_localized_response(_admitted(view), request, *args, **kwargs)
        answer["Cache-Control"] = "private, no-store"
        return answer

    return guarded


def person_at(request: HttpRequest) -> Person:
    """Who is signed in, in a view that `newsroom` guards."""
    assert request.user.is_authenticated  # noqa: S101 (nobody else gets here)
    return request.user


def _admitted(view: View[Given]) -> View[Given]:
    def answered(request: HttpRequest, /, *args: Given.args, **kwargs: Given.kwargs) -> HttpResponse:
        if not request.user.has_perm("wagtailadmin.access_admin"):
            return render(request, "desk/denied.html", {"bar": desk_bar(request)}, status=403)
        try:
            return view(request, *args, **kwargs)
        except PermissionDenied as denied:
            return render(request, "desk/denied.html", {"bar": desk_bar(request), "why": str(denied)}, status=403)

    return answered
