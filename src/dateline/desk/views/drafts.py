"""A draft at its own address: the composer on it, its saves, and what becomes of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from typing import Any
from uuid import UUID

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_POST

from dateline.desk.composer.arriving import sent, story_to_write
from dateline.desk.composer.context import composer_context
from dateline.desk.composer.fields import ZonedTimeField
from dateline.desk.composer.sending import Asked, publish_text, save_text, submit_text
from dateline.desk.entrance import newsroom, person_at
from dateline.desk.pages.bar import desk_bar
from dateline.desk.views.draft_answers import done, refused
from dateline.record.actor import Actor
from dateline.record.drafts import (
    approve,
    discard,
    give_back,
    publish_draft,
    schedule,
    submit,
    unschedule,
    visible_drafts,
)
from dateline.record.errors import Denied, DraftGone, Refused
from dateline.record.models.draft import Draft
from dateline.record.models.story import Story
from dateline.record.permissions import Act, require

Do = Callable[[Asked], dict[str, Any]]


@newsroom
@require_GET
def draft(request: HttpRequest, story: int, draft: UUID) -> HttpResponse:
    """The composer on a draft; on an identity that the desk doesn't know yet, an empty one that will have it."""
    found = story_to_write(request, story)
    row = visible_drafts(request.user, found).select_related("author", "update").filter(pk=draft).first()
    if row is None and Draft.objects.filter(pk=draft).exists():
        raise Http404
    composer = composer_context(request, found, draft=row)
    template = "desk/composer/composer.html"
    if not request.htmx:  # type: ignore[attr-defined]
        template = "desk/composer/page.html"
        composer = replace(composer, after=reverse("desk:story", args=[found.pk]))
    context = {
        "bar": desk_bar(request),
        "story": found,
        "composer": composer if row else replace(composer, draft=draft),
    }
    return render(request, template, context)


@newsroom
@require_POST
def save(request: HttpRequest, story: int, draft: UUID) -> HttpResponse:
    """Keeps what is typed. To a script: 200 with the count of saves, 409 with the colleague's text, 403 or 422 with
    `error`."""
    return _do(request, story, draft, save_text, _("The draft is saved."), stay=True)


@newsroom
@require_POST
def act(request: HttpRequest, story: int, draft: UUID, act: str) -> HttpResponse:
    """An act on a draft. Publishing and submitting take the text that comes with them: nothing typed is lost."""
    with_text = _WITH_TEXT.get(act)
    if with_text and _brings_text(request):
        return _do(request, story, draft, *with_text)
    if act not in _ACTS:
        raise Http404
    return _do(request, story, draft, *_ACTS[act])


def _do(request: HttpRequest, story: int, draft: UUID, what: Do, said: Any, *, stay: bool = False) -> HttpResponse:
    found = get_object_or_404(Story, pk=story)
    actor = Actor.of(person_at(request))
    try:
        require(actor, Act.DRAFT, found)
        result = what(Asked(found, draft, actor, sent(request)))
    except (Refused, Denied) as why:
        return refused(request, found, draft, why)
    return done(request, found, draft, result, str(said), stay=stay)


def _brings_text(request: HttpRequest) -> bool:
    """Not what can't be read; whoever reads it next says so."""
    try:
        return "wire" in sent(request)
    except Refused:
        return False


def _find(asked: Asked) -> Draft:
    """Raises `DraftGone`, also for a draft that the person may not see."""
    user: Any = asked.actor.user
    row = visible_drafts(user, asked.story).select_related("author").filter(pk=asked.draft).first()
    if row is None:
        raise DraftGone
    row.story = asked.story
    return row


def _publish(asked: Asked) -> dict[str, Any]:
    entry = publish_draft(asked.story, asked.draft, actor=asked.actor)
    return {"seq": entry.seq, "update": str(entry.update_id)}


def _submit(asked: Asked) -> dict[str, Any]:
    return _state(submit(_find(asked), actor=asked.actor))


def _approve(asked: Asked) -> dict[str, Any]:
    return _state(approve(_find(asked), actor=asked.actor, comment=str(asked.given.get("comment", ""))))


def _give_back(asked: Asked) -> dict[str, Any]:
    return _state(give_back(_find(asked), actor=asked.actor, comment=str(asked.given.get("comment", ""))))


def _schedule(asked: Asked) -> dict[str, Any]:
    return _state(schedule(_find(asked), actor=asked.actor, at=_time(asked)))


def _unschedule(asked: Asked) -> dict[str, Any]:
    return _state(unschedule(_find(asked), actor=asked.actor))


def _discard(asked: Asked) -> dict[str, Any]:
    row = visible_drafts(asked.actor.user, asked.story).filter(pk=asked.draft).first()  # type: ignore[arg-type]
    if row is None and Draft.objects.filter(pk=asked.draft).exists():
        raise Denied(_("This draft is a colleague's; an editor can change it."))
    discard(row or Draft(pk=asked.draft, story=asked.story), actor=asked.actor)
    return {"discarded": True}


def _state(row: Draft) -> dict[str, Any]:
    return {"saves": row.saves, "state": row.state}


def _time(asked: Asked) -> datetime:
    """When to publish, in the story's zone. Raises `Refused`."""
    try:
        at = ZonedTimeField(asked.story.timezone).clean(asked.given.get("at"))
    except forms.ValidationError as error:
        raise Refused(error.messages[0]) from error
    if at is None:
        raise Refused(_("Say when it should be published."))
    return at


_WITH_TEXT: dict[str, tuple[Do, Any]] = {
    "publish": (publish_text, gettext_lazy("Published.")),
    "submit": (submit_text, gettext_lazy("Submitted. An editor will look at it.")),
}
_ACTS: dict[str, tuple[Do, Any]] = {
    "publish": (_publish, gettext_lazy("Published.")),
    "submit": (_submit, gettext_lazy("Submitted. An editor will look at it.")),
    "approve": (_approve, gettext_lazy("Approved.")),
    "return": (_give_back, gettext_lazy("Given back to its author.")),
    "schedule": (_schedule, gettext_lazy("Scheduled.")),
    "unschedule": (_unschedule, gettext_lazy("Taken off the schedule.")),
    "discard": (_discard, gettext_lazy("The draft is discarded.")),
}
