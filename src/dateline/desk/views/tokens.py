"""Tokens of other programs: who may send to the inbox, made and ended here."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from dateline.desk.entrance import newsroom, person_at
from dateline.desk.views.answer import REFUSED, answer
from dateline.intake.inbox.models import ApiToken, Scope
from dateline.intake.inbox.tokens import MAKE, make_token, revoke_token
from dateline.masthead.models import Masthead, SectionPage
from dateline.record.errors import Refused


@require_http_methods(["GET", "HEAD", "POST"])
@newsroom
def tokens(request: HttpRequest) -> HttpResponse:
    """All tokens, and a form for another. The secret of a new one stands in this one answer and nowhere else."""
    if not request.user.has_perm(MAKE):
        raise PermissionDenied(_("Tokens are made by those who run the newsroom."))
    refused = secret = ""
    if request.method == "POST":
        try:
            secret = _make(request)
        except Refused as error:
            refused = str(error)
    context = {
        "tokens": ApiToken.objects.select_related("person", "section"),
        "sections": SectionPage.objects.live().order_by("path"),
        "scopes": Scope,
        "typed": request.POST if refused else {},
        "refused": refused,
        "secret": secret,
    }
    return answer(request, "tokens", context, REFUSED if refused else 200)


@require_POST
@newsroom
def end_token(request: HttpRequest, token: UUID) -> HttpResponse:
    found = ApiToken.objects.filter(pk=token).first()
    if found is None:
        raise Http404
    revoke_token(person_at(request), found)
    messages.success(request, _("“%(name)s” opens nothing any more.") % {"name": found.name})
    return redirect("desk:tokens")


def _make(request: HttpRequest) -> str:
    posted = request.POST
    scope = posted.get("scope", Scope.DRAFT)
    if scope not in Scope.values:
        raise Refused(_("Choose what it may do."))
    section = None
    if posted.get("section"):
        section = SectionPage.objects.filter(
            pk__in=[posted["section"]] if posted["section"].isdecimal() else []
        ).first()
        if section is None:
            raise Refused(_("Choose a section."))
    expires_at = _end_of_day(posted.get("until", ""), Masthead.for_request(request).time_zone)
    _token, secret = make_token(
        person_at(request), posted.get("name", ""), scope=scope, section=section, expires_at=expires_at
    )
    return secret


def _end_of_day(date: str, zone: str) -> datetime | None:
    """The whole of the last day counts, by the newsroom's own clock. Raises `Refused`."""
    if not date:
        return None
    try:
        day = datetime.strptime(date, "%Y-%m-%d").date()  # noqa: DTZ007 (a date)
    except ValueError as error:
        raise Refused(_("Write the last day as year, month and day.")) from error
    return datetime.combine(day + timedelta(days=1), time(), ZoneInfo(zone))
