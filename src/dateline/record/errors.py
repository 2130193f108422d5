"""Why an act was not done. Each message is for people: what happened and what to do next."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext as _

from dateline.body.blocks import Block, body_from_json
from dateline.body.wire import to_wire
from dateline.record.states import UpdateState

if TYPE_CHECKING:
    from dateline.record.models.draft import Draft
    from dateline.record.models.entry import Entry


class Refused(ValueError):
    """The act makes no sense as asked: an empty text, a missing note, an update that is gone."""


class Denied(PermissionDenied):
    """The actor may not do this here."""


class Conflict(Refused):
    """The text was changed by somebody else meanwhile. Carries both, so that nothing is lost and nothing is merged
    in silence."""

    def __init__(self, current: UpdateState, headline: str, body: tuple[Block, ...]) -> None:
        super().__init__(
            _("This update was changed while you were writing (it is at version %(version)s). Both texts are kept.")
            % {"version": current.version}
        )
        self.current = current
        self.current_wire = to_wire(body_from_json(list(current.blocks)))
        self.offered_headline = headline
        self.offered_wire = to_wire(body)


class DraftConflict(Refused):
    """Somebody else, or another window, saved the draft meanwhile. `current` is the draft as it stands."""

    def __init__(self, current: Draft) -> None:
        super().__init__(_("This draft was saved elsewhere while you were writing. Both texts are kept."))
        self.current = current


class DraftGone(Refused):
    """There is no such draft any more. `entry` is the one that published it; None where it was discarded."""

    def __init__(self, entry: Entry | None = None) -> None:
        super().__init__(_("This draft was published.") if entry else _("This draft was discarded."))
        self.entry = entry
