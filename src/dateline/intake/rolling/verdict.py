"""Is the page a rolling story, and which of its stamps begin an update?

Schedules, timelines, police logs, broadcast listings, tweets and readers' comments carry times too. What tells them
apart, in order of weight: an update's marker says so ("UPDATE", "+++"); a rolling story is the only one that runs
backwards; updates are sentences, list items are not; live copy is stamped by the minute, programmes by the
quarter-hour; and a timeline says that it is one.
"""

from __future__ import annotations

import re
from bisect import bisect
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from dateline.intake.draft_story import Order
from dateline.intake.rolling.families import (
    Family,
    Marker,
    Measures,
    find_markers,
    is_prose,
    measure,
    without_page_dates,
)
from dateline.intake.rolling.furniture import begins_comments, is_furniture
from dateline.intake.rolling.lines import Line
from dateline.intake.rolling.order import Run, read_order
from dateline.intake.rolling.page_dates import read_page_dates
from dateline.intake.rolling.signals import calls_itself_a_list, calls_itself_live

_SAYS = re.compile(r"(?:\bsays|\bsaid|\bwrote|\bschrieb|\bsagt)\s?(?:\.{3}|…|:)$|^(?:reply|antworten)$", re.IGNORECASE)
_HEAD_LINES = 6
_ODD_STAMPS = 0.3
_LONGEST_STORY = 14
"""Days that bare stamps may span. Longer runs are lists of articles, or comments."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """`markers` begin the updates, in the order of the page; at `end` readers' comments begin, or the page ends."""

    rolling: bool
    reason: str
    markers: tuple[Marker, ...]
    run: Run
    end: int


def judge(lines: Sequence[Line]) -> Verdict:
    found = find_markers(lines)
    end = _story_end(lines)
    page = _Page(lines, [marker for marker in found if marker.index < end], end)
    accepted: dict[int, Marker] = {}
    reasons: list[str] = []
    for members, reason in _passing_groups(page):
        accepted |= {marker.index: marker for marker in members}
        reasons.append(reason)
    if len(accepted) < 2:
        return Verdict(False, page.why_not(), (), read_order([]), end)
    chosen = page.with_strays(sorted(accepted.values(), key=lambda marker: marker.index))
    return Verdict(True, "; ".join(dict.fromkeys(reasons)), tuple(chosen), page.measure(chosen).run, end)


def _passing_groups(page: _Page) -> Iterable[tuple[tuple[Marker, ...], str]]:
    rules = (
        ((Family.LABELLED,), page.labelled),
        ((Family.BRACKETED,), page.bracketed),
        ((Family.POSTED,), page.posted),
        ((Family.ALONE,), page.bare),
        ((Family.INLINE,), page.bare),
        ((Family.ALONE, Family.INLINE), page.bare),
        ((Family.TRAILING,), page.trailing),
        ((Family.LABELLED, Family.ALONE, Family.INLINE, Family.BRACKETED), page.mixed),
    )
    passed: set[Family] = set()
    for families, rule in rules:
        members = [marker for marker in page.markers if marker.family in families]
        group = page.measure(without_page_dates(members) if rule == page.bare else members)
        if passed.isdisjoint(families) and group.count >= 2 and (reason := rule(group)):
            passed.update(families)
            yield group.markers, f"{group.count} stamps of one kind, {families[0].value}: {reason}"


@dataclass(frozen=True, slots=True)
class _Page:
    lines: Sequence[Line]
    markers: list[Marker]
    end: int

    def measure(self, markers: Sequence[Marker]) -> Measures:
        return measure(self.lines, markers, self.end)

    def labelled(self, group: Measures) -> str | None:
        """Two updates that say they are updates, each with words of its own."""
        if group.filled >= 2 and (group.count == 2 or group.run.share >= 0.5):
            return "they say so themselves"
        return None

    def bracketed(self, group: Measures) -> str | None:
        wordy = group.prose_share >= 0.6 and group.typical_words >= 8 and group.run.share >= 0.75
        if not wordy or self._lists(group) or self._counts_from_zero(group):
            return None
        if self._backwards(group) or self._is_live(group) or (group.count >= 3 and group.minute_share(15) < 1):
            return "each has text of its own"
        return None

    def posted(self, group: Measures) -> str | None:
        """ "Posted 9:05" and "Updated 10:40" in a page's head and foot belong to the page, not to updates."""
        enough = group.count >= 3 or self._is_live(group)
        full = group.prose_share >= 0.75 and group.typical_words >= 12 and group.run.share >= 0.75
        if not enough or not full or self._is_thread(group):
            return None
        follow = {marker.index: below.index for marker, below in pairwise(self.markers)}
        filled = all(self._has_text(marker, follow.get(marker.index, self.end)) for marker in group.markers)
        return "each has text of its own" if filled else None

    def bare(self, group: Measures) -> str | None:
        if group.prose_share < 0.6 or group.run.share < 0.75 or self._is_thread(group):
            return None
        if group.days_apart > _LONGEST_STORY or self._counts_from_zero(group):
            return None
        if self._backwards(group):
            return self._bare_backwards(group)
        if self._is_live(group) and not self._lists(group) and group.typical_words >= 8:
            by_the_quarter = group.minute_share(15) == 1 and group.typical_words < 25
            long_enough = group.count >= 3 or min(group.words) >= 25
            return None if by_the_quarter or not long_enough else "the page calls itself live"
        return "they are stamped by the minute and fill the page" if self._reads_live(group) else None

    def _bare_backwards(self, group: Measures) -> str | None:
        enough = (6 if self._is_live(group) else 10) if group.count >= 3 else 25
        programme = group.minute_share(30) == 1 and group.count == 2
        if group.typical_words < enough or (group.count == 2 and (min(group.words) < 20 or not group.firm)):
            return None
        if self._is_live(group):
            return "the page calls itself live, and the newest stands first"
        few = group.count == 2 and group.dated_share > 0
        if programme or few or self._lists(group) or self._above_share(group) > 0.5:
            return None
        return "the newest stands first, as only a rolling story has it"

    def _reads_live(self, group: Measures) -> bool:
        return (
            group.count >= 5
            and not self._lists(group)
            and 1 - group.minute_share(5) >= _ODD_STAMPS
            and group.typical_words >= 15
            and group.typical_gap <= 30
            and self._above_share(group) <= 0.35
        )

    def trailing(self, group: Measures) -> str | None:
        full = group.prose_share == 1 and group.typical_words >= 20 and group.run.share >= 0.75
        if group.count >= 3 and full and (self._backwards(group) or self._is_live(group)):
            return "each title has text under it"
        return None

    def mixed(self, group: Measures) -> str | None:
        named = any(marker.family is Family.LABELLED for marker in group.markers)
        firm = all(marker.stamp.clock and marker.stamp.clock.firm for marker in group.markers)
        full = group.prose_share == 1 and min(group.words, default=0) >= 20 and group.run.share == 1
        if named and firm and full and self._backwards(group) and not self._lists(group):
            return "one says it is an update, and they run backwards"
        return None

    def _backwards(self, group: Measures) -> bool:
        return group.run.order is Order.REVERSE and group.run.agreeing > 0

    def _near_the_stamps(self, group: Measures) -> list[str]:
        """The page's first lines, and the lines just above the first stamp."""
        first = group.markers[0].index
        head = [
            line.text
            for line in self.lines[:first]
            if not is_furniture(line.text) and not read_page_dates(line.text, line.number)
        ]
        return [text[:400] for text in [*head[:_HEAD_LINES], *head[-2:]]]

    def _is_live(self, group: Measures) -> bool:
        return any(calls_itself_live(text) for text in self._near_the_stamps(group))

    def _lists(self, group: Measures) -> bool:
        return any(calls_itself_a_list(text) for text in self._near_the_stamps(group))

    def _is_thread(self, group: Measures) -> bool:
        """Readers' comments: a name, a full date and time, some lines; or a forum's."""
        above = [self.lines[marker.index - 1].text for marker in group.markers if marker.index]
        if any(_SAYS.search(text) for text in above):
            return True
        named = sum(_is_signature(text) for text in above)
        return group.dated_share >= 0.7 and named >= 0.7 * group.count

    def _counts_from_zero(self, group: Measures) -> bool:
        """The minutes of a recording: "(0:40)", "04:10", the first before one o'clock and none of them firm."""
        first = group.markers[0].stamp.clock
        forward = group.run.order is Order.FORWARD and group.run.agreeing > 0
        return forward and not group.firm and first is not None and first.time.hour == 0 and not self._is_live(group)

    def _above_share(self, group: Measures) -> float:
        """How much of the page's prose stands above the first stamp. Lists of other stories stand below an article;
        the last stamp's text may hold the rest of the page, so it counts no more than three others."""
        above = sum(line.words for line in self.lines[: group.markers[0].index] if is_prose(line.text))
        under = sum(min(words, 3 * group.typical_words) for words in group.words)
        return above / (above + under) if above else 0.0

    def with_strays(self, chosen: list[Marker]) -> list[Marker]:
        """Adds the stamps of other families that fit between two chosen ones and have text under them."""
        order = self.measure(chosen).run.order
        places = [marker.index for marker in chosen]
        kept = {marker.index: marker for marker in chosen}
        styles = {marker.stamp.clock.style for marker in chosen if marker.stamp.clock}
        for marker, following in zip(self.markers, [*self.markers[1:], None], strict=True):
            if marker.index in kept or not self._has_text(marker, following.index if following else self.end):
                continue
            at = bisect(places, marker.index)
            before, after = chosen[at - 1] if at else None, chosen[at] if at < len(chosen) else None
            clock = marker.stamp.clock
            if clock is None:
                fits = marker.family is Family.TIMELESS and before is not None and before.family is Family.LABELLED
            else:
                usual = marker.family in _STRAYS and (clock.firm or clock.style in styles)
                first = before is not None or marker.family is Family.LABELLED
                fits = usual and first and _in_order([m for m in (before, marker, after) if m], order)
            if fits:
                kept[marker.index] = marker
        return sorted(kept.values(), key=lambda marker: marker.index)

    def _has_text(self, marker: Marker, end: int) -> bool:
        if marker.stamp.rest:
            return True
        return any(not is_furniture(line.text) for line in self.lines[marker.index + 1 : end])

    def why_not(self) -> str:
        timed = sum(marker.stamp.clock is not None for marker in self.markers)
        if timed == 0:
            return "no line begins with the time of an update"
        if timed == 1:
            return "one line begins with a time; a rolling story has two or more"
        return (
            f"{timed} lines begin with a time, but they read as a list, a timeline or notes of the page, not as updates"
        )


_STRAYS = {Family.LABELLED, Family.BRACKETED, Family.ALONE, Family.INLINE}


def _in_order(markers: Sequence[Marker], order: Order) -> bool:
    run = read_order([(marker.stamp.clock.time, marker.stamp.day) for marker in markers if marker.stamp.clock])
    return run.order is order and run.agreeing == run.steps == len(markers) - 1


def _is_signature(text: str) -> bool:
    """A name above a comment ("Old Miller"), or the authors above an article's date ("Jo Bell, Arne, Ann Reed")."""
    words = text.split()
    if is_prose(text) or is_furniture(text) or len(words) > 10:
        return False
    return len(words) <= 4 or all(word[0].isupper() or not word[0].isalpha() for word in words)


def _story_end(lines: Sequence[Line]) -> int:
    """Where readers' comments begin. A link to them above the text is no beginning."""
    sentences = 0
    for index, line in enumerate(lines):
        if sentences >= 3 and begins_comments(line.text):
            return index
        sentences += is_prose(line.text)
    return len(lines)
