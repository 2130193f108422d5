"""Which way a page ran: the newest update first, or the oldest."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import time
from itertools import pairwise

from dateline.intake.draft_story import Order
from dateline.intake.rolling.dates import PrintedDate

HALF_A_DAY = 12 * 60


@dataclass(frozen=True, slots=True)
class Run:
    """How the clocks of a page step: `agreeing` of `steps` go the way that `order` says."""

    order: Order
    agreeing: int
    steps: int

    @property
    def share(self) -> float:
        return self.agreeing / self.steps if self.steps else 1.0


def minutes(clock: time) -> int:
    return clock.hour * 60 + clock.minute


def read_order(moments: Sequence[tuple[time, PrintedDate | None]]) -> Run:
    """The majority of the steps from each stamp to the next on the page decides.

    Equal clocks say nothing, nor does a step of more than half a day, which may be a long wait or a midnight crossed
    the other way; unless both stamps print their dates, or there is no other step. Then the shorter way counts:
    12:05 a.m. above 10:30 p.m. is later.
    """
    steps: list[int] = []
    unsure: list[int] = []
    for (before, day), (after, next_day) in pairwise(moments):
        days = _days_between(day, next_day)
        step = minutes(after) - minutes(before) + (days or 0) * 24 * 60
        if days is None and abs(step) > HALF_A_DAY:
            unsure.append(_shorter_way(step))
        else:
            steps.append(step)
    later = sum(step > 0 for step in steps) or sum(step > 0 for step in unsure if not any(steps))
    earlier = sum(step < 0 for step in steps) or sum(step < 0 for step in unsure if not any(steps))
    order = Order.FORWARD if later > earlier else Order.REVERSE
    return Run(order, max(later, earlier), later + earlier)


def _shorter_way(step: int) -> int:
    if step > HALF_A_DAY:
        return step - 2 * HALF_A_DAY
    return step + 2 * HALF_A_DAY if step < -HALF_A_DAY else step


def _days_between(before: PrintedDate | None, after: PrintedDate | None) -> int | None:
    """The calendar's distance as far as both dates print month and day; a year's turn counts as one day."""
    if before is None or after is None or before.month is None or after.month is None:
        return None
    first = ((before.year or 0), before.month, before.day or 0)
    second = ((after.year or 0) if before.year else 0, after.month, after.day or 0)
    if first[1:] == second[1:]:
        return 0
    turn = {before.month, after.month} == {12, 1}
    return 1 if (second > first) != (turn and not (before.year and after.year)) else -1
