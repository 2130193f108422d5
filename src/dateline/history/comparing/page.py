"""Everything that changed between two moments, as the page shows it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from django.utils.translation import gettext as _

from dateline.body.outline import first_words
from dateline.history.as_it_stood.dates import stamp
from dateline.history.comparing.asked import Point
from dateline.history.comparing.between import Between
from dateline.history.comparing.reading import Outcome
from dateline.history.comparing.showing import ShownFact, show_fact
from dateline.history.comparing.tally import counts_in_words
from dateline.history.comparing.words import Told, words_of
from dateline.history.versions.details import Detail, changed_marks, time_words
from dateline.history.versions.showing import NOTHING_TO_SHOW, media_of, show
from dateline.history.versions.shown import ShownDiff
from dateline.history.versions.wording import Wording, compare_wordings
from dateline.media.facts import MediaFacts
from dateline.reader.pages.moments import Moment
from dateline.reader.pages.story_header import StoryHeader
from dateline.record.kinds import EntryKind, StoryState


@dataclass(frozen=True, slots=True)
class ChangedUpdate:
    """An update that something was done to. `when` is the time that it showed last."""

    url: str
    history: str
    outcome: Outcome
    when: Moment
    stamp: str
    label: str
    revisions: int
    reason: str
    details: tuple[Detail, ...]
    diff: ShownDiff | None


@dataclass(frozen=True, slots=True)
class Group:
    """Updates of which the same came; `title` counts those of all pages."""

    outcome: Outcome
    title: str
    updates: tuple[ChangedUpdate, ...]


@dataclass(frozen=True, slots=True)
class StateLine:
    when: Moment
    state: StoryState
    actor: str


@dataclass(frozen=True, slots=True)
class End:
    """One of the two moments: for people, for the form's field, and the address of the story as it stood then, if it
    did."""

    when: Moment
    field: str
    url: str


@dataclass(frozen=True, slots=True)
class ComparePage:
    """`counts` sums up all pages; `before` and `after` lead to the pages around."""

    start: End
    end: End
    address: str
    json: str
    counts: tuple[tuple[Outcome, str], ...]
    facts: tuple[ShownFact, ...]
    began: bool
    states: tuple[StateLine, ...]
    pinned: tuple[Detail, ...]
    groups: tuple[Group, ...]
    total: int
    first: int
    last: int
    before: str
    after: str

    @property
    def same(self) -> bool:
        return not (self.facts or self.states or self.pinned or self.total)


def compare_page(between: Between, header: StoryHeader) -> ComparePage:
    told = between.told
    media = media_of(words for one in told for words in (one.said, one.says))
    asked, address = between.asked, f"{header.url}compare/"
    updates = [_update(one, header, media) for one in told]
    return ComparePage(
        start=_end(asked.start, header),
        end=_end(asked.end, header),
        address=f"{address}?{asked.query}",
        json=f"{header.url}diff.json?{asked.query}",
        counts=counts_in_words(between.touched),
        facts=tuple(show_fact(change, header.moment) for change in between.facts),
        began=between.before.facts is None,
        states=tuple(StateLine(header.moment(step.at), StoryState(step.state), step.actor) for step in between.states),
        pinned=tuple(_pinned(between, header)),
        groups=tuple(
            Group(outcome, title, tuple(update for update in updates if update.outcome is outcome))
            for outcome, title in counts_in_words(between.touched)
            if any(update.outcome is outcome for update in updates)
        ),
        total=len(between.touched),
        first=between.first + 1,
        last=between.first + len(told),
        before=f"{address}?{asked.query}&page={asked.page - 1}" if asked.page > 1 else "",
        after=f"{address}?{asked.query}&page={asked.page + 1}" if asked.page < between.pages else "",
    )


def end_of(at: datetime, header: StoryHeader) -> End:
    """With the time in the story's zone, as a `datetime-local` field wants it (HTML, section 2.3.5.5)."""
    local = at.astimezone(ZoneInfo(header.facts.timezone)).replace(tzinfo=None)
    return End(header.moment(at), local.isoformat(timespec="seconds"), f"{header.url}at/{stamp(at)}/")


def _end(point: Point, header: StoryHeader) -> End:
    end = end_of(point.at, header)
    return end if point.seq else replace(end, url="")


def _update(one: Told, header: StoryHeader, media: MediaFacts) -> ChangedUpdate:
    after, touched = one.after, one.touched
    url = f"{header.url}u/{after.id}/"
    words = one.says or one.said
    return ChangedUpdate(
        url=url,
        history=f"{url}history/",
        outcome=touched.outcome,
        when=header.moment(after.time),
        stamp=after.stamp,
        label=_label(words) if words else "",
        revisions=touched.kinds[EntryKind.REVISE],
        reason=after.reason,
        details=tuple(_details(one, header)),
        diff=_diff(one, media),
    )


def _diff(one: Told, media: MediaFacts) -> ShownDiff | None:
    if one.touched.outcome is not Outcome.REVISED:
        return None
    if one.said is None or one.says is None:
        return NOTHING_TO_SHOW
    return show(compare_wordings(one.said, one.says), media)


def _details(one: Told, header: StoryHeader) -> Iterator[Detail]:
    before, after, touched = one.before, one.after, one.touched
    if touched.retimed:
        yield Detail(_("Time shown"), time_words(before, header.moment), time_words(after, header.moment))
    if touched.lasting:
        yield from changed_marks(before, after)
    if after.moved_to:
        yield Detail(_("Now in"), now=after.moved_to.story, url=f"{header.url}u/{after.moved_to.update}/")


def _label(words: Wording) -> str:
    return words.headline or first_words(words.body)


def _pinned(between: Between, header: StoryHeader) -> Iterator[Detail]:
    was, now = between.before.pinned, between.after.pinned
    if was == now:
        return
    if was is not None:
        yield Detail(_("No longer pinned"), now=_name(between, was, header), url=f"{header.url}u/{was}/")
    if now is not None:
        yield Detail(_("Pinned"), now=_name(between, now, header), url=f"{header.url}u/{now}/")


def _name(between: Between, update: UUID, header: StoryHeader) -> str:
    """The label, or the time where there is none, or none any more."""
    state = between.pinned[update]
    words = words_of(state)
    return (_label(words) if words else "") or time_words(state, header.moment)
