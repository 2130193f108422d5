"""The newsroom's notes on a story."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from dateline.desk import notes as acts
from dateline.desk.entrance import newsroom
from dateline.desk.pages.story_desk import StoryDesk, story_desk
from dateline.desk.pages.threads import threads
from dateline.desk.views.answer import REFUSED, answer, done
from dateline.record.errors import Refused
from dateline.record.permissions import Act, require


@require_http_methods(["GET", "HEAD", "POST"])
@newsroom
def notes(request: HttpRequest, story: int) -> HttpResponse:
    """The threads, `?notes=settled` the settled ones. A form's field `do` says what to do: write, answer, settle or
    reopen; `to` names the note it is about."""
    desk = story_desk(request, story)
    require(desk.actor, Act.DRAFT, desk.story)
    if request.method != "POST":
        return _page(request, desk)
    try:
        said = _act(desk, request)
    except Refused as error:
        return _page(request, desk, refused=str(error))
    return done(request, f"{desk.url}#notes", said)


def _act(desk: StoryDesk, request: HttpRequest) -> str:
    text, note = request.POST.get("text", ""), _identity(request.POST.get("to", ""))
    match request.POST.get("do"):
        case "write":
            acts.write(desk.story, text, actor=desk.actor)
            return _("Note written. Only the newsroom sees it.")
        case "answer":
            acts.answer(desk.story, note, text, actor=desk.actor)
            return _("Answered.")
        case "settle":
            acts.settle(desk.story, note, actor=desk.actor)
            return _("Settled.")
        case "reopen":
            acts.reopen(desk.story, note, actor=desk.actor)
            return _("Open again.")
    raise Refused(_("Choose what to do with the note."))


def _identity(text: str) -> UUID:
    """An identity that no note has for what is none, so that the act says so."""
    try:
        return UUID(text)
    except ValueError:
        return UUID(int=0)


def _page(request: HttpRequest, desk: StoryDesk, refused: str = "") -> HttpResponse:
    shown = threads(desk.story.pk, desk.place, settled=request.GET.get("notes") == "settled")
    context = {"desk": desk, "threads": shown, "refused": refused, "typed": request.POST}
    return answer(request, "notes", context, REFUSED if refused else 200)
