"""Revising a published update: the composer on its next version, what that would change, and putting two together."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from dateline.body.wire import from_wire
from dateline.desk.composer.arriving import sent, story_to_write
from dateline.desk.composer.context import composer_context
from dateline.desk.entrance import newsroom, person_at
from dateline.desk.pages.bar import desk_bar
from dateline.desk.presence import editing
from dateline.desk.revising.comparison import compare
from dateline.desk.revising.merging import find_draft, merging, settle
from dateline.desk.revising.versions import version
from dateline.desk.views.answer import REFUSED, answer
from dateline.record.actor import Actor
from dateline.record.drafts import visible_drafts
from dateline.record.errors import Refused
from dateline.record.models.draft import Draft
from dateline.record.models.story import Story
from dateline.record.models.update import Update

COMPOSER_PAGE = "desk/composer/page.html"


@require_safe
@newsroom
def revise(request: HttpRequest, story: int, update: UUID) -> HttpResponse:
    """The composer on the update's next version, or on the draft for it that the person has begun."""
    found = story_to_write(request, story)
    published = _published(found, update)
    draft = find_draft(found.pk, update, person_at(request).pk)
    if draft is not None and merging(draft) is not None:
        return redirect("desk:merge", found.pk, draft.pk)
    composer = composer_context(request, found, draft=draft, update=None if draft else published)
    others = [name for name in editing(found.pk).get(update, ()) if name != composer.byline]
    composer = replace(composer, after=reverse("desk:story", args=[found.pk]))
    context = {"bar": desk_bar(request), "story": found, "composer": composer, "others": others}
    return render(request, COMPOSER_PAGE, context)


@require_POST
@newsroom
def changes(request: HttpRequest, story: int, update: UUID) -> HttpResponse:
    """What the text that is sent would change of the version it is based on."""
    found = story_to_write(request, story)
    published = _published(found, update)
    given = sent(request)
    number = str(given.get("base_version", ""))
    base = version(found.pk, update, int(number) if number.isdecimal() and len(number) < 9 else published.version)
    now = from_wire(str(given.get("wire", "")))
    comparison = compare(base.headline, base.body, " ".join(str(given.get("headline", "")).split()), now)
    return render(request, "desk/parts/changes.html", {"comparison": comparison})


@require_http_methods(["GET", "HEAD", "POST"])
@newsroom
def merge(request: HttpRequest, story: int, draft: UUID) -> HttpResponse:
    """Both texts side by side, to be put together block by block; the draft then goes on from the newest version."""
    found = story_to_write(request, story)
    row = _draft(request, found, draft)
    refused = ""
    if request.method == "POST":
        newest = request.POST.get("newest", "")
        try:
            settle(row, int(newest) if newest.isdecimal() else 0, request.POST, actor=Actor.of(person_at(request)))
        except Refused as error:
            refused = str(error)
        else:
            return redirect("desk:draft", found.pk, row.pk)
    shown = merging(row)
    if shown is None:
        return redirect("desk:draft", found.pk, row.pk)
    context = {"story": found, "merging": shown, "refused": refused, "typed": request.POST}
    return answer(request, "merge", context, REFUSED if refused else 200)


def _published(story: Story, update: UUID) -> Update:
    found: Update = get_object_or_404(Update, story_id=story.pk, pk=update)
    if found.retracted_at is not None:
        raise PermissionDenied(_("This update was retracted; it can't be changed any more."))
    return found


def _draft(request: HttpRequest, story: Story, draft: UUID) -> Draft:
    row = visible_drafts(person_at(request), story).select_related("author").filter(pk=draft).first()
    if row is None or row.update_id is None:
        raise Http404
    row.story = story
    return row
