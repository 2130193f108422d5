"""Change a published update, saying what kind of change it is."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from dateline.body.blocks import Block
from dateline.record.actor import Actor
from dateline.record.append import ledger
from dateline.record.errors import Conflict, Refused
from dateline.record.kinds import Change, EntryKind
from dateline.record.models.draft import Draft
from dateline.record.models.entry import Entry
from dateline.record.models.story import Story
from dateline.record.permissions import Act, require
from dateline.record.states import UpdateState
from dateline.record.words import Words, accept_body, accept_note, accept_words, collect_media, keep_pictures, render


def revise(
    story: Story,
    update: UUID,
    body: Iterable[Block | Mapping[str, Any]],
    *,
    actor: Actor,
    base_version: int,
    change: Change | str,
    note: str = "",
    headline: str | None = None,
    bylines: Iterable[str] | None = None,
    at: datetime | None = None,
    draft: Draft | None = None,
    idempotency_key: str | None = None,
) -> Entry:
    """Appends a `revise` entry and returns it.

    `base_version` is the version the author had before them. `headline` and `bylines` stay as they are when None.
    Clarifications and corrections need a `note`, which readers see. An ended story can still be corrected.

    A colleague's update can be revised with a draft that an editor has approved.

    Raises `Conflict`, carrying both texts, when the update has moved on from `base_version`; `Denied`; and `Refused`
    for a missing note, a text that changes nothing, or an update that was retracted.
    """
    require(actor, Act.WRITE if _approved(draft, update) else Act.OWN, story, update)
    kind = Change(change)
    reason = accept_note(note, required=kind.needs_note)
    blocks = accept_body(body)
    media = collect_media(blocks)
    with ledger(story, actor) as book:
        earlier = book.once(idempotency_key, EntryKind.REVISE)
        if earlier is not None:
            return earlier
        before = book.find(update)
        words = accept_words(
            before.headline if headline is None else headline,
            blocks,
            before.bylines if bylines is None else bylines,
        )
        if before.version != base_version:
            raise Conflict(before, words.headline, words.body)
        html = render(words.body, media, book.state)
        _require_difference(before, words, html)
        entry = book.append(
            EntryKind.REVISE,
            data=words.to_json() | {"version": before.version + 1, "change": kind.value},
            html=html,
            note=reason,
            update=update,
            before=before,
            at=book.public_time(at),
            key=idempotency_key,
        )
        keep_pictures(story, words.body)
        if draft is not None:
            draft.delete()
        return entry


def _approved(draft: Draft | None, update: UUID) -> bool:
    return draft is not None and draft.update_id == update and draft.approved


def _require_difference(before: UpdateState, words: Words, html: str) -> None:
    """The same words can be drawn otherwise: a post of which only the link was known may have been found since."""
    now = words.to_json()
    was = {"headline": before.headline, "blocks": list(before.blocks), "bylines": list(before.bylines)}
    if now == was and html == before.html:
        raise Refused(_("Nothing was changed."))
