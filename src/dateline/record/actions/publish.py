"""Publish a new update."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from dateline.body.blocks import Block
from dateline.record.actor import Actor
from dateline.record.append import ledger
from dateline.record.errors import Refused
from dateline.record.identity import new_id
from dateline.record.kinds import EntryKind, Verification
from dateline.record.models.alert import Alert
from dateline.record.models.draft import Draft
from dateline.record.models.entry import Entry
from dateline.record.models.story import Story
from dateline.record.permissions import Act, require
from dateline.record.projection import place_json
from dateline.record.states import Place
from dateline.record.words import MAX_HEADLINE, accept_line, accept_words, collect_media, keep_pictures, render


def publish(
    story: Story,
    body: Iterable[Block | Mapping[str, Any]],
    *,
    actor: Actor,
    headline: str = "",
    bylines: Iterable[str] | None = None,
    verification: Verification | str = "",
    key_event: str | None = None,
    at: datetime | None = None,
    time: datetime | None = None,
    stamp: str = "",
    notify: bool = False,
    update: UUID | None = None,
    came_from: Place | None = None,
    draft: Draft | None = None,
    idempotency_key: str | None = None,
) -> Entry:
    """Appends a `publish` entry and returns it; `entry.update_id` is the new update.

    `bylines` default to the actor's name. `key_event` marks it as a key event under that label ("" for its headline).
    `at` is when the public saw it (now, unless the story is being imported); `time` is the time shown, when that is
    earlier (a back-dated update). `stamp` is shown instead where a source gave a clock without date or zone.
    `notify` asks for an alert to the story's readers, in the same transaction; what the public saw earlier (`at`) asks
    for none. `came_from` is the update that said this first. `draft` is deleted in the same transaction. The same
    `idempotency_key` twice gives the first entry again.

    Raises `Denied`, and `Refused` for an empty text, an ended story, or a time in the future.
    """
    require(actor, Act.WRITE, story)
    words = accept_words(headline, body, [actor.name] if bylines is None else bylines)
    label = None if key_event is None else accept_line(key_event, MAX_HEADLINE, _("label"))
    media = collect_media(words.body)
    with ledger(story, actor) as book:
        earlier = book.once(idempotency_key, EntryKind.PUBLISH)
        if earlier is not None:
            return earlier
        book.require_open()
        public = book.public_time(at)
        data = words.to_json() | {"time": _shown_time(time, public).isoformat()}
        if verification:
            data["verification"] = Verification(verification).value
        if label is not None:
            data["key"] = label
        if came_from:
            data["from"] = place_json(came_from)
        if stamp:
            data["stamp"] = accept_line(stamp, 120, _("stamp"))
        alerts = notify and at is None
        if alerts:
            data["notify"] = True
        identity = update or new_id()
        entry = book.append(
            EntryKind.PUBLISH,
            data=data,
            html=render(words.body, media, book.state),
            update=identity,
            at=public,
            key=idempotency_key,
        )
        keep_pictures(story, words.body)
        if alerts:
            Alert.objects.create(story=story, update_id=identity, seq=entry.seq)
        if draft is not None:
            draft.delete()
        return entry


def _shown_time(time: datetime | None, public: datetime) -> datetime:
    if time is None:
        return public
    if time > public:
        raise Refused(_("An update can't carry a time later than its publication."))
    return time.astimezone(UTC)
