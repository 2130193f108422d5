"""What the composer holds of a draft, on its way into the table."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from dateline.body.characters import clean_line, drop_unwanted, unify_line_breaks
from dateline.record.errors import Refused
from dateline.record.kinds import Change, Verification
from dateline.record.models.draft import Draft

# Some eighty thousand words: more than any update, less than what would make every save slow.
MAX_WIRE = 500_000


@dataclass(frozen=True, slots=True)
class DraftFields:
    """A draft as its author has it before them. `wire` is the truth of what is typed.

    `update` and `base_version` name the published update that this revises, and the version the author saw of it;
    then `change` and `note` count, and `time`, `verification`, `key`, `pin` and `notify` do not: those have acts of
    their own, and readers are notified of an update once.
    Empty `bylines` mean the author's name; for a revision, that they stay as they are.
    """

    headline: str = ""
    wire: str = ""
    bylines: tuple[str, ...] = ()
    time: datetime | None = None
    verification: str = ""
    key: bool = False
    key_label: str = ""
    pin: bool = False
    notify: bool = False
    update: UUID | None = None
    base_version: int | None = None
    change: str = ""
    note: str = ""

    @classmethod
    def of(cls, draft: Draft) -> DraftFields:
        return cls(
            headline=draft.headline,
            wire=draft.wire,
            bylines=tuple(draft.bylines),
            time=draft.time,
            verification=draft.verification,
            key=draft.key,
            key_label=draft.key_label,
            pin=draft.pin,
            notify=draft.notify,
            update=draft.update_id,
            base_version=draft.base_version,
            change=draft.change,
            note=draft.note,
        )

    def cleaned(self) -> DraftFields:
        """As both databases can hold it. A text that is unfinished is as good as any here: only publishing asks more.

        Raises `Refused` for what can't be stored: a text beyond `MAX_WIRE`, a time without a zone, an unknown word.
        """
        wire = unify_line_breaks(drop_unwanted(self.wire))
        if len(wire) > MAX_WIRE:
            raise Refused(_("The text is too long: at most %(limit)s characters.") % {"limit": MAX_WIRE})
        if self.time is not None and self.time.tzinfo is None:
            raise Refused(_("A time needs its zone."))
        if (self.update is None) != (self.base_version is None):
            raise Refused(_("A revision names both the update and the version it is based on."))
        _require_known(self.change, Change)
        _require_known(self.verification, Verification)
        return replace(
            self,
            headline=drop_unwanted(self.headline)[:MAX_WIRE],
            wire=wire,
            bylines=tuple(dict.fromkeys(name for name in map(clean_line, self.bylines) if name)),
            time=self.time.astimezone(UTC) if self.time else None,
            key_label=clean_line(self.key_label),
            change=str(self.change),
            verification=str(self.verification),
            note=drop_unwanted(self.note)[:MAX_WIRE],
        )

    def columns(self) -> dict[str, Any]:
        """By the names of the table's columns."""
        values = asdict(self)
        values["update_id"] = values.pop("update")
        values["bylines"] = list(self.bylines)
        return values


def _require_known(word: str, words: type[Change] | type[Verification]) -> None:
    if word and word not in _values(words):
        raise Refused(_("“%(word)s” is not one of the choices.") % {"word": word})


def _values(words: type[Change] | type[Verification]) -> Iterable[str]:
    return [member.value for member in words]
