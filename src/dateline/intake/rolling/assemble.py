"""Reading a rolling page: the one place that knows all the others."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, time

from dateline.intake.draft_story import DraftStory, DraftUpdate, Evidence, Order
from dateline.intake.rolling.background import cut_foot, cut_signature, drop_comments, split_tail
from dateline.intake.rolling.bodies import BuiltBody, build_body
from dateline.intake.rolling.days import Days, Moment, assign_days
from dateline.intake.rolling.families import Family
from dateline.intake.rolling.furniture import is_separator
from dateline.intake.rolling.head import Head, read_head
from dateline.intake.rolling.instants import Instants, instants, page_zone
from dateline.intake.rolling.language import tell_language
from dateline.intake.rolling.lines import Line
from dateline.intake.rolling.page_dates import PageDate, Role
from dateline.intake.rolling.sections import Section, cut_sections, titles_above
from dateline.intake.rolling.stamps import Frame
from dateline.intake.rolling.verdict import Verdict


def read_rolling_page(lines: Sequence[Line], verdict: Verdict, published: date | None, zone: str | None) -> DraftStory:
    """The story of a page that `verdict` took for a rolling one."""
    markers, order = verdict.markers, verdict.run.order
    above, below = lines[: markers[0].index], lines[markers[0].index : verdict.end]
    named = sum(marker.family is Family.LABELLED for marker in markers) > len(markers) / 2
    head = _head(above, below, titles_above(lines, markers), original_above=order is Order.FORWARD and named)
    sections = cut_sections(lines, markers, verdict.end, head.headline)
    last, foot = cut_foot(sections[-1].lines)
    last, signed, signatures = cut_signature(last)
    # An enclosed update's own line was put first; what follows is not in its brackets.
    enclosed = markers[-1].stamp.closed and markers[-1].stamp.frame is Frame.BRACKET
    own = 1 if enclosed else 0
    tail = split_tail(last[own:], _usual_gap(lines, sections), order, enclosed=enclosed)
    sections[-1].lines = last[:own] + tail.update

    days = _days(sections, order, head, published)
    clocks = [_clock(section) for section in sections]
    labels = [section.marker.stamp.zone for section in sections]
    times = instants(clocks, days.days, labels, page_zone(head, lines, zone), zone)
    bodies = [build_body(section.lines, head.headline) for section in sections]
    intro, original = build_body(head.intro, head.headline), build_body(tail.background, head.headline)
    updates = tuple(_update(*parts, times, days) for parts in zip(range(len(sections)), sections, bodies, strict=True))
    everything = [intro, *bodies, original]
    return DraftStory(
        headline=head.headline,
        order=order,
        timezone=times.timezone,
        language=tell_language(line.text for line in lines),
        updates=updates,
        standfirst=head.standfirst,
        caption=head.caption,
        credit=head.credit,
        agency_credits=tuple(dict.fromkeys(credit for body in everything for credit in body.credits)),
        bylines=tuple(dict.fromkeys([*head.bylines, *signed])),
        quotes=tuple(quote for body in everything for quote in body.quotes),
        background_heading=tail.heading,
        background=(*intro.blocks, *original.blocks),
        evidence=(
            Evidence("rolling story", verdict.reason, lines[markers[0].index].number),
            Evidence("order", f"{verdict.run.agreeing} of {verdict.run.steps} steps between clocks run that way"),
            *head.evidence,
            *_separators(lines),
            *(item for section in sections for item in section.evidence if item.decision == "date line"),
            *intro.evidence,
            *tail.evidence,
            *original.evidence,
            *foot,
            *signatures,
            *drop_comments(lines[verdict.end :]),
        ),
        warnings=_warnings(head, days, times, everything),
    )


def _head(above: Sequence[Line], below: Sequence[Line], titles: set[int], *, original_above: bool) -> Head:
    """The head without the first update's title, unless that is the only line that can be the headline."""
    last = len(above) - 1
    if last in titles:
        head = read_head(above[:last], below, rolling=True, original_above=original_above)
        if head.headline:
            return head
    return read_head(above, below, rolling=True, original_above=original_above)


def _usual_gap(lines: Sequence[Line], sections: Sequence[Section]) -> int:
    """How many empty lines part the paragraphs of an update, and an update from the next."""
    inner = [line.gap for section in sections[:-1] for line in section.lines[1:]]
    between = sorted(lines[section.marker.index].gap for section in sections[1:])
    return max([1, *inner, between[len(between) // 2]])


def _clock(section: Section) -> time | None:
    clock = section.marker.stamp.clock
    return clock.time if clock else None


def _days(sections: Sequence[Section], order: Order, head: Head, published: date | None) -> Days:
    dates: list[PageDate] = [*head.dates, *sections[-1].page_dates]
    if any(section.heading for section in sections) and head.dates and head.dates[-1].role is Role.PLAIN:
        # Where days have headings, the first one stands above the first stamp and was read with the head.
        for section in sections:
            if section.heading:
                break
            section.heading = head.dates[-1].day
    moments = [Moment(_clock(section), section.day, section.heading) for section in sections]
    return assign_days(moments, order, dates, published)


def _update(index: int, section: Section, body: BuiltBody, times: Instants, days: Days) -> DraftUpdate:
    stamp = section.marker.stamp
    day = days.reasons[index] or "the page gives no day for this stamp"
    zone = times.reasons[index] or "the page names no zone"
    return DraftUpdate(
        at=times.at[index],
        clock=stamp.clock.time if stamp.clock else None,
        stamp=stamp.printed,
        headline=section.title,
        body=tuple(body.blocks),
        text=body.text,
        evidence=(
            Evidence("stamp", section.marker.family, section.number, stamp.printed),
            *_completed(section),
            Evidence("day", day, section.number),
            Evidence("zone", zone, section.number),
            *(item for item in section.evidence if item.decision != "date line"),
            *body.evidence,
        ),
        bylines=section.bylines,
    )


def _completed(section: Section) -> list[Evidence]:
    clock = section.marker.stamp.clock
    reason = "printed without a.m. or p.m., and read in the half of the day of its neighbours"
    return [Evidence("clock", reason, section.number)] if clock and clock.completed else []


def _separators(lines: Sequence[Line]) -> list[Evidence]:
    found = [line for line in lines if is_separator(line.text)]
    return [Evidence("left out", f"{len(found)} lines of signs between the updates", found[0].number)] if found else []


def _warnings(head: Head, days: Days, times: Instants, bodies: Sequence[BuiltBody]) -> tuple[str, ...]:
    warnings = [*head.warnings, *days.warnings, *times.warnings, *(text for body in bodies for text in body.warnings)]
    missing = sum(at is None for at in times.at)
    if missing:
        warnings.append(
            f"{missing} of {len(times.at)} updates have no instant: the page doesn't say their day, zone or time."
        )
    return tuple(dict.fromkeys(warnings))
