"""Why an act was not done. Each message is for people: what happened and what to do next."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext as _

from dateline.body.blocks import Block, body_from_json
from dateline.body.wire import to_wire
from dateline.record.states import UpdateState


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
