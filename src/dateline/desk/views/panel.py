"""The story panel, and its forms."""

from __future__ import annotations

from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from dateline.desk.entrance import newsroom
from dateline.desk.header_forms import FORMS, Stale, Typed, changes_of, read_form, rearranged
from dateline.desk.pages.panel import panel as panel_values
from dateline.desk.pages.panel_form import PanelForm, panel_form
from dateline.desk.pages.story_desk import StoryDesk, story_desk
from dateline.desk.views.answer import REFUSED, answer, done, wants_piece
from dateline.record.actions import change_story, set_state
from dateline.record.errors import Refused
from dateline.record.kinds import StoryState
from dateline.record.models.head import Head
from dateline.record.permissions import Act, require
from dateline.record.story_facts import StoryFacts


@require_http_methods(["GET", "HEAD", "POST"])
@newsroom
def panel(request: HttpRequest, story: int) -> HttpResponse:
    """The panel; with `?part=` one of its forms. What a form sends comes here, and its field `part` names it."""
    desk = story_desk(request, story)
    if request.method == "POST":
        require(desk.actor, Act.EDIT, desk.story)
        return _set_state(request, desk) if request.POST.get("part") == "state" else _change(request, desk)
    part = request.GET.get("part", "")
    if not part:
        shown = panel_values(desk.head, desk.place, desk.rights)
        return answer(request, "panel", {"desk": desk, "panel": shown, "beside_story": wants_piece(request)})
    require(desk.actor, Act.EDIT, desk.story)
    if part == "state":
        return _state_form(request, desk)
    if part not in FORMS:
        raise Http404
    return _form(request, desk, panel_form(desk, part))


def _form(request: HttpRequest, desk: StoryDesk, form: PanelForm) -> HttpResponse:
    return answer(request, "panel-form", {"desk": desk, "form": form}, REFUSED if form.refused else 200)


def _change(request: HttpRequest, desk: StoryDesk) -> HttpResponse:
    part = request.POST.get("part", "")
    if part not in FORMS:
        raise Http404
    typed = read_form(part, request.POST)
    order = rearranged(typed, request.POST.get("do", ""))
    if order is not None:
        return _form(request, desk, panel_form(desk, part, order))
    try:
        _change_header(desk, typed)
    except Stale as error:
        desk.head.refresh_from_db()
        return _form(request, desk, panel_form(desk, part, typed, refused=str(error), clashes=error.clashes))
    except Refused as error:
        return _form(request, desk, panel_form(desk, part, typed, refused=str(error)))
    return done(request, desk.url, _("Changed for readers."))


def _change_header(desk: StoryDesk, typed: Typed) -> None:
    """Compared and changed under the story's lock, so that nobody's text slips in between."""
    with transaction.atomic():
        facts = Head.objects.select_for_update().values_list("facts", flat=True).get(story_id=desk.story.pk)
        changes = changes_of(typed, StoryFacts.model_validate(facts), desk.story.pk)
        change_story(desk.story, actor=desk.actor, **changes)


def _state_form(request: HttpRequest, desk: StoryDesk, refused: str = "") -> HttpResponse:
    others = [state for state in StoryState if state != desk.state]
    context = {"desk": desk, "states": others, "refused": refused, "typed": request.POST}
    return answer(request, "state-form", context, REFUSED if refused else 200)


def _set_state(request: HttpRequest, desk: StoryDesk) -> HttpResponse:
    """Ending a story is asked twice, since readers' pages stop listening."""
    state = request.POST.get("state", "")
    if state not in StoryState.values:
        return _state_form(request, desk, _("Choose a state."))
    if state == StoryState.ENDED and not request.POST.get("sure"):
        return _state_form(request, desk, _("Tick the box to end the story."))
    try:
        set_state(desk.story, state, actor=desk.actor)
    except Refused as error:
        return _state_form(request, desk, str(error))
    said = _("The story is %(state)s now.") % {"state": StoryState(state).label}
    if state == StoryState.ENDED:
        said = f"{said} {_('A copy of it to keep can be downloaded from the panel.')}"
    return done(request, desk.url, said)
