"""One update at the desk, and the acts on it: one address each."""

from __future__ import annotations

from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from dateline.desk.entrance import newsroom, person_at
from dateline.desk.pages.story_desk import story_desk
from dateline.desk.pages.update_sheet import update_sheet
from dateline.desk.update_acts import act_named
from dateline.desk.views.answer import REFUSED, answer, done
from dateline.record.errors import Denied, Refused


@require_safe
@newsroom
def update(request: HttpRequest, story: int, update: UUID) -> HttpResponse:
    """The sheet with everything that may be done to the update."""
    desk = story_desk(request, story)
    return answer(request, "update", {"desk": desk, "sheet": update_sheet(desk, update, person_at(request))})


@require_POST
@newsroom
def update_act(request: HttpRequest, story: int, update: UUID, act: str) -> HttpResponse:
    """Does it, or gives the sheet back with the reason and what was typed."""
    desk = story_desk(request, story)
    do = act_named(act)
    if do is None:
        raise Http404
    try:
        outcome = do(desk, update, request.POST)
    except (Refused, Denied) as error:
        refusal = {"act": act, "refused": str(error), "typed": request.POST}
        status = 403 if isinstance(error, PermissionDenied) else REFUSED
        sheet = update_sheet(desk, update, person_at(request))
        return answer(request, "update", {"desk": desk, "sheet": sheet} | refusal, status)
    return done(request, reverse("desk:story", args=[outcome.story or story]), outcome.said)
