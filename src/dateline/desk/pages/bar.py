"""What stands above every screen of the desk."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpRequest
from django.urls import reverse
from wagtail.models import Site

from dateline.masthead.models import Masthead
from dateline.record.actor import Actor


@dataclass(frozen=True, slots=True)
class DeskBar:
    """The paper's name, the way to its front page, and ways into Wagtail's screens; empty where the person may not go
    there. `person` is how they sign, `role` what readers see beside it."""

    paper: str
    front_url: str
    pages_url: str
    pictures_url: str
    settings_url: str
    person: str
    role: str


def desk_bar(request: HttpRequest) -> DeskBar:
    user = request.user
    actor = Actor.of(user) if user.is_authenticated else Actor("")
    site = Site.find_for_request(request)
    inside = user.has_perm("wagtailadmin.access_admin")
    may_set = user.has_perm("dateline_masthead.change_masthead")
    return DeskBar(
        paper=Masthead.for_site(site).name if site else "Dateline",
        front_url=(site.root_page.get_url(request) if site else None) or "/",
        pages_url=reverse("wagtailadmin_explore_root") if inside else "",
        pictures_url=reverse("wagtailimages:index") if inside else "",
        settings_url=reverse("wagtailsettings:edit", args=("dateline_masthead", "masthead")) if may_set else "",
        person=actor.name,
        role=actor.role,
    )
