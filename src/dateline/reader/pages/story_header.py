"""A story's header and its card, from the head of its record."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.http import HttpRequest
from django.utils.safestring import SafeString, mark_safe
from wagtail.models import Page

from dateline.reader.pages.moments import Moment
from dateline.reader.pages.site_bar import Link
from dateline.record.kinds import StoryState
from dateline.record.models.head import Head
from dateline.record.story_facts import StoryFacts, SummaryPoint


@dataclass(frozen=True, slots=True)
class SummaryLine:
    """A line of "what we know", and the address of the update it rests on and its id on a page; empty when it rests on
    none."""

    text: str
    url: str
    anchor: str


@dataclass(frozen=True, slots=True)
class StoryHeader:
    """`facts` is the public header. `first` and `last` are the first and newest update's publication; None before."""

    id: UUID
    url: str
    seq: int
    facts: StoryFacts
    section: Link | None
    state: StoryState
    state_at: Moment | None
    first: Moment | None
    last: Moment | None
    changed: Moment
    summary: tuple[SummaryLine, ...]
    background_html: SafeString

    @property
    def starts(self) -> Moment | None:
        """When coverage is announced to start."""
        return self.moment(self.facts.coverage_start) if self.facts.coverage_start else None

    def moment(self, at: datetime) -> Moment:
        return Moment(at, self.facts.timezone, self.facts.language)


def sections_of(heads: Iterable[Head], request: HttpRequest) -> dict[str, Link]:
    """The sections that stories stand in, by their place in the tree. One query."""
    places = {_parent_path(head) for head in heads}
    return {page.path: Link(page.title, page.get_url(request) or "/") for page in Page.objects.filter(path__in=places)}


def _parent_path(head: Head) -> str:
    return str(head.story.path[: -Page.steplen])


def story_header(head: Head, request: HttpRequest, sections: Mapping[str, Link] | None = None) -> StoryHeader:
    """No query where `head.story` came with it and `sections` is given."""
    section = (sections_of([head], request) if sections is None else sections).get(_parent_path(head))
    return header_of(head, head.story.get_url(request) or "/", section)


def header_of(head: Head, url: str, section: Link | None = None) -> StoryHeader:
    """The header of a story that stands at `url`. Asks nothing."""
    facts = StoryFacts.model_validate(head.facts)

    def moment(at: datetime | None) -> Moment | None:
        return Moment(at, facts.timezone, facts.language) if at else None

    assert head.at is not None  # noqa: S101 (a head with facts has an entry)
    return StoryHeader(
        id=head.id,
        url=url,
        seq=head.seq,
        facts=facts,
        section=section,
        state=StoryState(head.state),
        state_at=moment(head.state_at),
        first=moment(head.first_update_at),
        last=moment(head.last_update_at),
        changed=Moment(head.at, facts.timezone, facts.language),
        summary=tuple(_summary_line(point, url) for point in facts.summary),
        background_html=mark_safe(facts.background_html),  # noqa: S308 (sanitised when recorded)
    )


def _summary_line(point: SummaryPoint, story_url: str) -> SummaryLine:
    if point.update is None:
        return SummaryLine(point.text, "", "")
    return SummaryLine(point.text, f"{story_url}u/{point.update}/", f"u-{point.update}")
