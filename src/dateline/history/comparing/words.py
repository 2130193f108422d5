"""The words of updates at two moments."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from dateline.body.blocks import body_from_json
from dateline.history.comparing.asked import Asked
from dateline.history.comparing.reading import Touched
from dateline.history.versions.wording import Wording
from dateline.record.projection import update_state
from dateline.record.rows import PastRows
from dateline.record.states import UpdateState


@dataclass(frozen=True, slots=True)
class Told:
    """An update at both moments with its words; None before it was published."""

    touched: Touched
    before: UpdateState | None
    after: UpdateState

    @property
    def said(self) -> Wording | None:
        return words_of(self.before)

    @property
    def says(self) -> Wording | None:
        return words_of(self.after)

    @property
    def taken(self) -> bool:
        """Whether words at one of the moments were removed since."""
        return any(state is not None and "words" in state.blank for state in (self.before, self.after))


def words_of(state: UpdateState | None) -> Wording | None:
    """None where there were none to read: not yet, not any more, or removed for legal reasons."""
    if state is None or state.retracted or "words" in state.blank:
        return None
    return Wording(state.headline, state.bylines, body_from_json(list(state.blocks)))


def read_words(story: int, asked: Asked, touched: Sequence[Touched]) -> list[Told]:
    """In the order given. Four queries."""
    keys = [one.update for one in touched]
    before, after = (_states(story, point.seq, keys) for point in (asked.start, asked.end))
    return [Told(one, before.get(one.update), after[one.update]) for one in touched]


def _states(story: int, seq: int, keys: list[UUID]) -> dict[UUID, UpdateState]:
    return {key: update_state(row) for key, row in PastRows(story, seq).find(keys).items()}
