"""Open a story from the desk: a headline and a section are enough."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from dateline.desk.entrance import newsroom, person_at
from dateline.desk.pages.home_page import sections_to_open
from dateline.desk.views.answer import REFUSED, answer
from dateline.masthead.models import Masthead, SectionPage
from dateline.record.actions import open_story
from dateline.record.actor import Actor
from dateline.record.errors import Refused
from dateline.record.models.story import Story


@require_http_methods(["GET", "HEAD", "POST"])
@newsroom
def new_story(request: HttpRequest) -> HttpResponse:
    """The form; what was typed comes back with the reason when it is refused."""
    sections = list(sections_to_open(person_at(request)))
    if not sections:
        raise PermissionDenied(_("You need the right to change stories in a section."))
    refused = ""
    if request.method == "POST":
        section = next((page for page in sections if str(page.pk) == request.POST.get("section")), None)
        try:
            return redirect("desk:story", _open(request, section).pk)
        except Refused as error:
            refused = str(error)
    context = {"sections": sections, "refused": refused, "typed": request.POST}
    return answer(request, "new-story", context, REFUSED if refused else 200)


def _open(request: HttpRequest, section: SectionPage | None) -> Story:
    if section is None:
        raise Refused(_("Choose a section."))
    headline, standfirst = request.POST.get("headline", ""), request.POST.get("standfirst", "")
    if not headline.strip():
        raise Refused(_("A story needs a headline."))
    masthead = Masthead.for_request(request)
    return open_story(
        section,
        actor=Actor.of(person_at(request)),
        headline=headline,
        standfirst=standfirst,
        timezone=masthead.time_zone,
        language=masthead.language,
    )
