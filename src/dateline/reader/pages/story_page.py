"""The story page: everything it shows, as plain values for a template."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby
from urllib.parse import urlencode

from django.db.models import Q, QuerySet
from django.http import HttpRequest

from dateline.body.characters import clean_line
from dateline.reader.pages.cut import Cut, cut
from dateline.reader.pages.moments import Moment
from dateline.reader.pages.story_header import StoryHeader
from dateline.reader.pages.update_card import UpdateCard, label_of, update_card
from dateline.record.models.head import Head
from dateline.record.models.update import Update
from dateline.record.states import Counts, Speaker

KEY_EVENTS = 24
CORRECTIONS = 50
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


def story_page(head: Head, header: StoryHeader, choice: Choice, number: int | None = None) -> StoryPage | None:
    """The page `number` of a story under the reader's choice; None when there is no such page.

    Six queries whatever the length of the story.
    """
    counts = Counts(**head.counts)
    rows = _chosen(head, choice)
    total = counts.updates if choice.show is Show.ALL else rows.count()
    page = cut(total, number if number is not None else 1 if choice.oldest_first else None)
    if page is None:
        return None
    shown = list(rows.order_by("time", "first_seq").defer("text", "people")[page.first : page.end])
    if not choice.oldest_first:
        shown.reverse()
    return StoryPage(
        header=header,
        choice=choice,
        total=total,
        paging=_paging(header.url, choice, page),
        pinned=_pinned(head, header) if page.is_newest and choice == Choice() else None,
        days=_days([_card(row, head, header) for row in shown]),
        key_events=_key_events(head, header),
        speakers=_speakers(head),
        corrections=_corrections(head, header, counts),
        counts=counts,
    )


def _chosen(head: Head, choice: Choice) -> QuerySet[Update]:
    rows = Update.objects.filter(story_id=head.story_id)
    match choice.show:
        case Show.KEY:
            return rows.filter(key=True)
        case Show.CORRECTIONS:
            return rows.filter(~Q(notes=[]))
        case Show.PERSON:
            return rows.filter(people__contains=f"\n{choice.person}\n")
    return rows


def _card(row: Update, head: Head, header: StoryHeader) -> UpdateCard:
    facts = header.facts
    return update_card(row, story_url=header.url, zone=facts.timezone, language=facts.language, pinned=head.pinned)


def _paging(url: str, choice: Choice, page: Cut) -> Paging:
    def address(number: int | None) -> str | None:
        if number is None:
            return None
        newest = number == page.last and not choice.oldest_first
        return f"{url}{choice.query()}" if newest else f"{url}page/{number}/{choice.query()}"

    return Paging(page, address(page.older), address(page.newer), f"{url}{choice.query(oldest_first=False)}")


def _pinned(head: Head, header: StoryHeader) -> UpdateCard | None:
    if head.pinned is None:
        return None
    row = Update.objects.filter(pk=head.pinned).first()
    return _card(row, head, header) if row else None


def _days(cards: list[UpdateCard]) -> tuple[Day, ...]:
    """Groups by the day shown; updates whose day nobody knows stay where they are, under no heading of their own."""
    days = []
    groups = groupby(cards, key=lambda card: None if card.stamp else card.when.date)
    for number, (date, group) in enumerate(groups, 1):
        updates = tuple(group)
        heading = updates[0].when.day if date else ""
        days.append(Day(number, heading, date.isoformat() if date else "", updates))
    return tuple(days)


def _key_events(head: Head, header: StoryHeader) -> tuple[KeyEvent, ...]:
    rows = Update.objects.filter(story_id=head.story_id, key=True).order_by("-time", "-first_seq")[:KEY_EVENTS]
    return tuple(
        KeyEvent(
            label=row.key_label or label_of(row),
            url=f"{header.url}{row.address}",
            anchor=f"u-{row.id}",
            when=header.moment(row.time),
            stamp=row.stamp,
        )
        for row in rows
    )


def _speakers(head: Head) -> tuple[Speaker, ...]:
    """Those who speak most first."""
    speakers = [Speaker(**values) for values in head.speakers.values()]
    return tuple(sorted(speakers, key=lambda speaker: (-speaker.updates, speaker.name))[:SPEAKERS])


def _corrections(head: Head, header: StoryHeader, counts: Counts) -> tuple[CorrectionLine, ...]:
    """Newest first. A retracted update keeps its notes; its words are gone, so its label is too."""
    if not counts.corrections and not counts.clarifications:
        return ()
    rows = Update.objects.filter(~Q(notes=[]), story_id=head.story_id).defer("html", "text", "people")
    lines = [
        CorrectionLine(
            seq=note["seq"],
            first=row.first_seq,
            change=note["change"],
            text=note["text"],
            when=Moment.parse(note["at"], header.facts.timezone, header.facts.language),
            label=label_of(row),
            url=f"{header.url}{row.address}",
        )
        for row in rows
        for note in row.notes
    ]
    return tuple(sorted(lines, key=lambda line: line.when.at, reverse=True)[:CORRECTIONS])
