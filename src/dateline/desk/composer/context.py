"""What a composer shows: a text on its way, where it is sent, and what this person may do with it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from dateline.body.blocks import body_from_json
from dateline.body.wire import to_wire
from dateline.desk.composer.block_forms import FORMS
from dateline.desk.composer.fields import local_time
from dateline.desk.composer.pictures import may_add_pictures
from dateline.desk.composer.words import words_for_scripts
from dateline.desk.entrance import person_at
from dateline.desk.rights import Rights, rights_at
from dateline.reader.templatetags.reader import direction
from dateline.record.actor import Actor
from dateline.record.identity import new_id
from dateline.record.kinds import Change, Verification
from dateline.record.models.draft import Draft, DraftState
from dateline.record.models.head import Head
from dateline.record.models.story import Story
from dateline.record.models.update import Update

# What a revision asks besides its text, and what each kind of change means.
REVISION = "desk/composer/revision.html"
CHANGES: tuple[tuple[str, Any, Any], ...] = (
    (Change.TYPO.value, Change.TYPO.label, _("A slip of the pen; nothing else changes.")),
    (Change.ADDITION.value, Change.ADDITION.label, _("More is known; what stood there still holds.")),
    (Change.CLARIFICATION.value, Change.CLARIFICATION.label, _("True before, but it could be misread.")),
    (Change.CORRECTION.value, Change.CORRECTION.label, _("What stood there was wrong.")),
)


@dataclass(frozen=True, slots=True)
class Theirs:
    """A colleague's text beside one's own, when a draft was saved elsewhere meanwhile."""

    by: str
    headline: str
    wire: str
    saves: int


@dataclass(frozen=True, slots=True)
class Composer:
    """`values` are the fields' texts. `acts` are the buttons: publish, submit, save, discard. `error` and `theirs` say
    why an act was not done. `extra` names a template with what a revision asks besides; `after` is where to go once the
    text is out, empty for staying. `stored` is true where the server has the draft."""

    story: Story
    draft: UUID
    values: Mapping[str, Any]
    zone: str
    zone_name: str
    language: str
    byline: str
    person: int
    acts: tuple[str, ...]
    may_pin: bool
    may_notify: bool
    may_upload: bool
    update: UUID | None = None
    base_version: int | None = None
    base_saves: int = 0
    stored: bool = False
    state: str = ""
    comment: str = ""
    saved_at: str = ""
    error: str = ""
    theirs: Theirs | None = None
    extra: str = ""
    after: str = ""
    changes: tuple[tuple[str, Any, Any], ...] = CHANGES
    verifications: tuple[tuple[str, Any], ...] = field(default=tuple(Verification.choices))

    @property
    def direction(self) -> str:
        return direction(self.language)

    @property
    def kinds(self) -> list[tuple[str, Any]]:
        """The kinds of block, for the menu."""
        return [(kind, form.title) for kind, form in FORMS.items()]

    @property
    def words(self) -> str:
        return json.dumps(words_for_scripts())

    @property
    def save_url(self) -> str:
        return reverse("desk:draft-save", args=(self.story.pk, self.draft))

    @property
    def publish_url(self) -> str:
        return self._act("publish")

    @property
    def submit_url(self) -> str:
        return self._act("submit")

    @property
    def discard_url(self) -> str:
        return self._act("discard")

    @property
    def drafts_url(self) -> str:
        """With a draft's identity to be put in the place of the last, for drafts that the browser begins."""
        return reverse("desk:draft", args=(self.story.pk, UUID(int=0)))

    def _act(self, act: str) -> str:
        return reverse("desk:draft-act", args=(self.story.pk, self.draft, act))


def composer_context(
    request: HttpRequest, story: Story, draft: Draft | None = None, update: Update | None = None
) -> Composer:
    """An empty composer, one on a draft, or one on the next version of a published update."""
    person = person_at(request)
    rights = rights_at(story, person)
    head = Head.objects.filter(story_id=story.pk).values_list("facts", flat=True).first() or {}
    zone = head.get("timezone", story.timezone)
    blank = Composer(
        story=story,
        draft=new_id(),
        values={"headline": "", "wire": "", "bylines": "", "time": ""},
        zone=zone,
        zone_name=datetime.now(ZoneInfo(zone)).tzname() or zone,
        language=head.get("language", story.language),
        byline=Actor.of(person).name,
        person=int(person.pk),
        acts=_acts(rights, draft),
        may_pin=rights.edit,
        may_notify=rights.edit,
        may_upload=may_add_pictures(person),
    )
    if draft is not None:
        return _on_draft(blank, draft)
    return _on_update(blank, update) if update is not None else blank


def _on_draft(blank: Composer, draft: Draft) -> Composer:
    return replace(
        blank,
        draft=draft.pk,
        values={
            "headline": draft.headline,
            "wire": draft.wire,
            "bylines": "\n".join(draft.bylines),
            "time": local_time(draft.time, blank.zone),
            "verification": draft.verification,
            "key": draft.key,
            "key_label": draft.key_label,
            "pin": draft.pin,
            "notify": draft.notify,
            "change": draft.change,
            "note": draft.note,
        },
        byline=Actor.of(draft.author).name,
        update=draft.update_id,
        base_version=draft.base_version,
        base_saves=draft.saves,
        stored=True,
        state=str(DraftState(draft.state).label) if draft.state != DraftState.WRITING else "",
        comment=draft.comment,
        saved_at=draft.saved_at.astimezone(UTC).isoformat(),
        extra=REVISION if draft.update_id else "",
    )


def _on_update(blank: Composer, update: Update) -> Composer:
    return replace(
        blank,
        values={
            "headline": update.headline,
            "wire": to_wire(body_from_json(update.blocks)),
            "bylines": "\n".join(update.bylines),
        },
        update=update.pk,
        base_version=update.version,
        extra=REVISION,
    )


def theirs_of(draft: Draft) -> Theirs:
    """The text that the server has, and who saved it last."""
    saved_by = draft.saved_by or draft.author
    return Theirs(Actor.of(saved_by).name or str(_("somebody")), draft.headline, draft.wire, draft.saves)


def _acts(rights: Rights, draft: Draft | None) -> tuple[str, ...]:
    """The first is the one that the keyboard gives."""
    mine = draft is None or draft.author_id == rights.user
    approved = draft is not None and draft.approved
    if rights.write and (mine or rights.edit or approved):
        return ("publish", "save", "discard")
    return ("submit", "save", "discard") if rights.draft else ()
