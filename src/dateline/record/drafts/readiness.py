"""Whether a draft says what an entry needs, before somebody waits for it to go out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from contextlib import suppress
from typing import Any

from django.utils.translation import gettext as _

from dateline.record.errors import Refused
from dateline.record.kinds import Change
from dateline.record.models.draft import Draft
from dateline.record.words import accept_body, accept_note, accept_words, collect_media


def make_sizes(blocks: Iterable[Mapping[str, Any]]) -> None:
    """Makes the missing sizes of a draft's pictures before any lock is taken, since that takes time. What is wrong with
    the draft is said by whoever asks whether it is ready."""
    with suppress(Refused):
        collect_media(accept_body(blocks))


def require_ready(draft: Draft) -> None:
    """Raises `Refused` for an empty or unreadable text, a missing picture, or a revision of no said kind."""
    words = accept_words(draft.headline, draft.blocks, draft.bylines)
    collect_media(words.body)
    if draft.update_id is not None:
        accept_note(draft.note, required=change_of(draft).needs_note)


def change_of(draft: Draft, change: str = "") -> Change:
    """What kind of change a revision is, as now given or as the draft says. Raises `Refused`."""
    word = change or draft.change
    if not word:
        raise Refused(_("Say what kind of change this is."))
    try:
        return Change(word)
    except ValueError as error:
        raise Refused(_("“%(word)s” is not one of the choices.") % {"word": word}) from error
