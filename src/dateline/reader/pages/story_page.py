"""The story page: everything it shows, as plain values for a template."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby
from urllib.parse import urlencode

from django.db.models.fields.json import KT
from django.http import HttpRequest

from dateline.body.characters import clean_line
from dateline.reader.pages.cut import Cut, cut
from dateline.reader.pages.moments import Moment
from dateline.reader.pages.story_header import StoryHeader
from dateline.reader.pages.update_card import UpdateCard, card_of, label_of
from dateline.record.kinds import Change, EntryKind
from dateline.record.models.entry import Entry
from dateline.record.models.head import Head
from dateline.record.rows import PresentRows, Rows, Which
from dateline.record.states import Counts, Speaker

KEY_EVENTS = 24
CORRECTIONS = 50
NOTED = [change.value for change in Change if change.needs_note]
SPEAKERS = 12


class Show(StrEnum):
    """Which updates: all, key events, those with a correction or clarification, or by one person."""

    ALL = "all"
    KEY = "key"
    CORRECTIONS = "corrections"
    PERSON = "person"


@dataclass(frozen=True, slots=True)
class Choice:
    """What the reader asked for: `?order=oldest`, `?show=key`, `?by=NAME`."""

    oldest_first: bool = False
    show: Show = Show.ALL
    person: str = ""

    @classmethod
    def of(cls, request: HttpRequest) -> Choice:
        """Unknown values are as good as none, so that every address gives a page."""
        person = clean_line(request.GET.get("by", ""))[:150]
        show = request.GET.get("show", "")
        return cls(
            oldest_first=request.GET.get("order") == "oldest",
            show=Show.PERSON if person else Show(show) if show in {Show.KEY, Show.CORRECTIONS} else Show.ALL,
            person=person,
        )

    @property
    def which(self) -> Which:
        return Which(
            key=self.show is Show.KEY,
            noted=self.show is Show.CORRECTIONS,
            person=self.person if self.show is Show.PERSON else "",
        )

    def query(self, *, oldest_first: bool | None = None, show: Show | None = None, person: str | None = None) -> str:
        """The query string of this choice with something changed; empty for the default."""
        oldest = self.oldest_first if oldest_first is None else oldest_first
        wanted = self.show if show is None else show
        name = self.person if person is None else person
        parts = {"order": "oldest"} if oldest else {}
        if wanted is Show.PERSON:
            parts["by"] = name
        elif wanted is not Show.ALL:
            parts["show"] = wanted.value
        return f"?{urlencode(parts)}" if parts else ""


@dataclass(frozen=True, slots=True)
class Option:
    """A link among alternatives."""

    title: str
    url: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class Day:
    """Updates of one day in the story's zone. `number` counts from the top of the page; `heading` is empty where no
    update has a known day."""

    number: int
    heading: str
    machine: str
    updates: tuple[UpdateCard, ...]


@dataclass(frozen=True, slots=True)
class KeyEvent:
    label: str
    url: str
    anchor: str
    when: Moment
    stamp: str


@dataclass(frozen=True, slots=True)
class CorrectionLine:
    """A correction or clarification in the story's list: the entry that made it, and the first one of its update."""

    seq: int
    first: int
    change: str
    text: str
    when: Moment
    label: str
    url: str


@dataclass(frozen=True, slots=True)
class Paging:
    """Addresses of the pages around this one; None at an end."""

    cut: Cut
    older: str | None
    newer: str | None
    newest: str


@dataclass(frozen=True, slots=True)
class StoryPage:
    """What `reader/story.html` draws. `pinned` is on the newest page only. `total` counts what the choice leaves."""

    header: StoryHeader
    choice: Choice
    total: int
    paging: Paging
    pinned: UpdateCard | None
    days: tuple[Day, ...]
    key_events: tuple[KeyEvent, ...]
    speakers: tuple[Speaker, ...]
    corrections: tuple[CorrectionLine, ...]
    counts: Counts

    @property
    def is_front(self) -> bool:
        """The story's own address, as opposed to one of its older or filtered pages."""
        return self.choice == Choice() and self.paging.cut.is_newest

    @property
    def canonical(self) -> str:
        """The address that search engines should keep: a filtered or turned page is the story again."""
        url = self.header.url
        return url if self.choice != Choice() or self.is_front else f"{url}page/{self.paging.cut.number}/"

    @property
    def anchors(self) -> frozenset[str]:
        """Ids of the updates on this page: a link to one of them need not leave it."""
        return frozenset(card.anchor for day in self.days for card in day.updates)

    @property
    def shows_background(self) -> bool:
        """The story as first published stands below the oldest updates, and on the story's own address."""
        return self.choice.show is Show.ALL and (self.is_front or self.paging.cut.number == 1)


def story_page(
    head: Head, header: StoryHeader, choice: Choice, number: int | None = None, rows: Rows | None = None
) -> StoryPage | None:
    """The page `number` of a story under the reader's choice; None when there is no such page.

    `head` and `rows` are the story as it stands, or both as it stood after an entry. Six queries whatever the length of
    the story as it stands.
    """
    counts = Counts(**head.counts)
    rows = rows or PresentRows(head.story_id)
    total = counts.updates if choice.show is Show.ALL else rows.count(choice.which)
    page = cut(total, number if number is not None else 1 if choice.oldest_first else None)
    if page is None:
        return None
    shown = rows.ranked(choice.which, page.first, page.end, total)
    if not choice.oldest_first:
        shown.reverse()
    return StoryPage(
        header=header,
        choice=choice,
        total=total,
        paging=_paging(header.url, choice, page),
        pinned=_pinned(head, header, rows) if page.is_newest and choice == Choice() else None,
        days=_days([card_of(row, head, header) for row in shown]),
        key_events=_key_events(rows, header),
        speakers=_speakers(head),
        corrections=_corrections(head, rows, header, counts),
        counts=counts,
    )


def _paging(url: str, choice: Choice, page: Cut) -> Paging:
    def address(number: int | None) -> str | None:
        if number is None:
            return None
        newest = number == page.last and not choice.oldest_first
        return f"{url}{choice.query()}" if newest else f"{url}page/{number}/{choice.query()}"

    return Paging(page, address(page.older), address(page.newer), f"{url}{choice.query(oldest_first=False)}")


def _pinned(head: Head, header: StoryHeader, rows: Rows) -> UpdateCard | None:
    if head.pinned is None:
        return None
    row = rows.get(head.pinned)
    return card_of(row, head, header) if row else None


def _days(cards: list[UpdateCard]) -> tuple[Day, ...]:
    """Groups by the day shown; updates whose day nobody knows stay where they are, under no heading of their own."""
    days = []
    groups = groupby(cards, key=lambda card: None if card.stamp else card.when.date)
    for number, (date, group) in enumerate(groups, 1):
        updates = tuple(group)
        heading = updates[0].when.day if date else ""
        days.append(Day(number, heading, date.isoformat() if date else "", updates))
    return tuple(days)


def _key_events(rows: Rows, header: StoryHeader) -> tuple[KeyEvent, ...]:
    return tuple(
        KeyEvent(
            label=row.key_label or label_of(row),
            url=f"{header.url}{row.address}",
            anchor=f"u-{row.id}",
            when=header.moment(row.time),
            stamp=row.stamp,
        )
        for row in rows.latest(Which(key=True), KEY_EVENTS)
    )


def _speakers(head: Head) -> tuple[Speaker, ...]:
    """Those who speak most first."""
    speakers = [Speaker(**values) for values in head.speakers.values()]
    return tuple(sorted(speakers, key=lambda speaker: (-speaker.updates, speaker.name))[:SPEAKERS])


def _corrections(head: Head, rows: Rows, header: StoryHeader, counts: Counts) -> tuple[CorrectionLine, ...]:
    """Newest first. A retracted update keeps its notes; its words are gone, so its label is too."""
    if not counts.corrections and not counts.clarifications:
        return ()
    noted = Entry.objects.filter(
        story_id=head.story_id, seq__lte=head.seq, kind=EntryKind.REVISE, data__change__in=NOTED
    )
    entries = list(
        noted.order_by("-seq").values_list("seq", "update_id", "at", KT("data__change"), "note")[:CORRECTIONS]
    )
    updates = rows.find({update for _seq, update, _at, _change, _note in entries})
    return tuple(
        CorrectionLine(
            seq=seq,
            first=updates[update].first_seq,
            change=change,
            text=note,
            when=header.moment(at),
            label=label_of(updates[update]),
            url=f"{header.url}{updates[update].address}",
        )
        for seq, update, at, change, note in entries
    )
