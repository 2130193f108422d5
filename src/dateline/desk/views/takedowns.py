"""Remove words for legal reasons: look for them and ask, then let a second chief look and confirm.

The words travel in forms and never in an address, since servers keep addresses in their logs.
"""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from dateline.desk.entrance import newsroom
from dateline.desk.pages.rows import name_of
from dateline.desk.pages.story_desk import StoryDesk, story_desk
from dateline.desk.pages.takedowns import found_shelves, takedown_sheet
from dateline.desk.views.answer import REFUSED, answer, done
from dateline.record.actions import ask_takedown, confirm_takedown, decline_takedown, withdraw_takedown
from dateline.record.errors import Denied, Refused
from dateline.record.models.takedown import Takedown
from dateline.record.models.update import Update
from dateline.record.permissions import Act, require
from dateline.record.takedown import Scope, Sought, find


@dataclass(frozen=True, slots=True)
class Asking:
    """What somebody looks for: `words` as they were typed, or everything that one update says."""

    words: str
    update: Update | None

    def scope(self) -> Scope:
        """Raises `Refused`."""
        sought = Sought.of(self.words)
        if not sought.phrases and self.update is None:
            raise Refused(_("Write the words to look for."))
        return Scope(sought, self.update.pk if self.update else None)


@require_http_methods(["GET", "HEAD", "POST"])
@newsroom
def ask(request: HttpRequest, story: int) -> HttpResponse:
    """The form; with `?update=` what that update says. It sends `do`: find or ask."""
    desk = _desk(request, story)
    asking = Asking(request.POST.get("words", ""), _update(desk, request))
    if request.method != "POST":
        return _list(request, desk, asking) if asking.update else _form(request, desk, asking)
    if request.POST.get("do") != "ask":
        return _list(request, desk, asking)
    try:
        keys = request.POST.getlist("key")
        made = ask_takedown(
            desk.story, keys, actor=desk.actor, reason=request.POST.get("reason", ""), sought=asking.scope().sought
        )
    except Refused as error:
        return _list(request, desk, asking, refused=str(error))
    said = _("Asked. It is removed once a second chief confirms.")
    return done(request, reverse("desk:takedown", args=[story, made.pk]), said)


@require_http_methods(["GET", "HEAD", "POST"])
@newsroom
def takedown(request: HttpRequest, story: int, takedown: UUID) -> HttpResponse:
    """One request. Its forms send `do`: confirm, decline or withdraw."""
    desk = _desk(request, story)
    if request.method != "POST":
        return _sheet(request, desk, takedown)
    try:
        said = _settle(request, desk, takedown)
    except (Refused, Denied) as error:
        status = 403 if isinstance(error, PermissionDenied) else REFUSED
        return _sheet(request, desk, takedown, refused=str(error), status=status)
    return done(request, reverse("desk:takedown", args=[story, takedown]), said)


def _desk(request: HttpRequest, story: int) -> StoryDesk:
    desk = story_desk(request, story)
    require(desk.actor, Act.TAKE_DOWN, desk.story)
    return desk


def _update(desk: StoryDesk, request: HttpRequest) -> Update | None:
    """Raises `Http404` for one that this story does not have."""
    text = request.POST.get("update") or request.GET.get("update") or ""
    if not text:
        return None
    try:
        found = Update.objects.filter(story_id=desk.story.pk, pk=UUID(text)).first()
    except ValueError:
        found = None
    if found is None:
        raise Http404
    return found


def _form(request: HttpRequest, desk: StoryDesk, asking: Asking, refused: str = "") -> HttpResponse:
    context = {"desk": desk, "asking": asking, "refused": refused}
    return answer(request, "takedown-words", context, REFUSED if refused else 200)


def _list(request: HttpRequest, desk: StoryDesk, asking: Asking, refused: str = "") -> HttpResponse:
    try:
        found = find(desk.story, asking.scope())
    except Refused as error:
        return _form(request, desk, asking, str(error))
    context = {
        "desk": desk,
        "asking": asking,
        "about": name_of(asking.update) if asking.update else "",
        "shelves": found_shelves(found, desk.place, request.POST.getlist("key") if refused else None),
        "any": any(hit.key for shelf in found for hit in shelf.hits),
        "reason": request.POST.get("reason", ""),
        "refused": refused,
    }
    return answer(request, "takedown-list", context, REFUSED if refused else 200)


def _sheet(
    request: HttpRequest, desk: StoryDesk, takedown: UUID, *, refused: str = "", status: int = 200
) -> HttpResponse:
    rows = Takedown.objects.select_related("asked_by", "settled_by")
    row = rows.filter(story_id=desk.story.pk, pk=takedown).first()
    if row is None:
        raise Http404
    context = {"desk": desk, "takedown": takedown_sheet(desk, row), "refused": refused}
    return answer(request, "takedown", context, status)


def _settle(request: HttpRequest, desk: StoryDesk, takedown: UUID) -> str:
    if not Takedown.objects.filter(story_id=desk.story.pk, pk=takedown).exists():
        raise Http404
    match request.POST.get("do"):
        case "confirm":
            if not request.POST.get("sure"):
                raise Refused(_("Tick the box to say that you have looked at everything in the list."))
            confirm_takedown(takedown, actor=desk.actor)
            return _("Removed, everywhere in this list.")
        case "decline":
            decline_takedown(takedown, actor=desk.actor)
            return _("Declined. Nothing was removed.")
        case "withdraw":
            withdraw_takedown(takedown, actor=desk.actor)
            return _("Withdrawn. Nothing was removed.")
    raise Refused(_("Choose what to do."))
