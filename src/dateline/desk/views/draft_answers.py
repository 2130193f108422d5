"""What a composer, a list row or a plain form hears after an act on a draft."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, replace
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.html import escape

from dateline.desk.composer.arriving import is_json
from dateline.desk.composer.context import Composer, composer_context, theirs_of
from dateline.desk.pages.bar import desk_bar
from dateline.desk.views import answer
from dateline.record.drafts import visible_drafts
from dateline.record.errors import Conflict, Denied, DraftConflict, DraftGone, Refused
from dateline.record.models.story import Story
from dateline.record.models.update import Update

REFUSED = "desk-refused"
_NAMES = ("headline", "wire", "bylines", "time", "verification", "key", "key_label", "pin", "notify", "change", "note")


def done(
    request: HttpRequest, story: Story, draft: UUID, result: dict[str, Any], said: str, *, stay: bool
) -> HttpResponse:
    """`stay`: the person writes on in the same draft."""
    if is_json(request):
        return JsonResponse(result)
    address = reverse("desk:draft", args=(story.pk, draft)) if stay else reverse("desk:story", args=(story.pk,))
    return answer.done(request, address, said)


def refused(request: HttpRequest, story: Story, draft: UUID, why: Refused | Denied) -> HttpResponse:
    """In words where the person is, with everything they typed."""
    status = 403 if isinstance(why, Denied) else 409 if isinstance(why, Conflict | DraftConflict | DraftGone) else 422
    if is_json(request):
        return JsonResponse({"error": str(why), **_kept(why, story, draft)}, status=status)
    if request.htmx:  # type: ignore[attr-defined]
        told = json.dumps({REFUSED: {"words": str(why)}})
        return HttpResponse(escape(str(why)), status=status, headers={"HX-Trigger": told})
    if isinstance(why, Conflict):
        return redirect("desk:merge", story.pk, draft)
    if "wire" in request.POST:
        composer = _filled(request, story, draft, why)
        context = {"bar": desk_bar(request), "story": story, "composer": composer}
        return render(request, "desk/composer/page.html", context, status=status)
    messages.error(request, str(why))
    return redirect("desk:story", story.pk)


def _kept(why: Exception, story: Story, draft: UUID) -> dict[str, Any]:
    """The other text, for the composer to show beside one's own."""
    match why:
        case DraftConflict():
            theirs = theirs_of(why.current)
            return {"saves": theirs.saves, "theirs": asdict(theirs), "by": theirs.by}
        case DraftGone():
            return {"gone": True, "published": why.entry is not None}
        case Conflict():
            return {
                "merge": reverse("desk:merge", args=(story.pk, draft)),
                "theirs": {"by": "", "headline": why.current.headline, "wire": why.current_wire},
            }
        case _:
            return {}


def _filled(request: HttpRequest, story: Story, draft: UUID, why: Exception) -> Composer:
    """The composer as it was sent, so that the same button can be pressed again. Where somebody else saved meanwhile
    their text is shown, and from then on it has been seen."""
    row = visible_drafts(request.user, story).filter(pk=draft).first()
    given = request.POST
    key = _uuid(given.get("update"))
    update = Update.objects.filter(story_id=story.pk, pk=key).first() if key else None
    composer = replace(
        composer_context(request, story, draft=row, update=None if row else update),
        draft=draft,
        values=_values(given),
        error=str(why),
    )
    if isinstance(why, DraftConflict):
        return replace(composer, theirs=theirs_of(why.current), base_saves=why.current.saves)
    return composer


def _values(given: Mapping[str, str]) -> dict[str, Any]:
    return {name: given.get(name, "") for name in _NAMES}


def _uuid(text: str | None) -> UUID | None:
    try:
        return UUID(text or "")
    except ValueError:
        return None
