"""An ordinary article: one update that holds it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from dateline.intake.draft_story import DraftStory, DraftUpdate, Evidence, Order
from dateline.intake.rolling.background import cut_foot, drop_comments
from dateline.intake.rolling.bodies import build_body
from dateline.intake.rolling.families import is_prose
from dateline.intake.rolling.head import Head, read_head
from dateline.intake.rolling.instants import instants, page_zone
from dateline.intake.rolling.language import tell_language
from dateline.intake.rolling.lines import Line
from dateline.intake.rolling.page_dates import PageDate, Role, read_page_dates
from dateline.intake.rolling.verdict import Verdict

_HEAD_LINES = 40


def read_ordinary_page(lines: Sequence[Line], verdict: Verdict, published: date | None, zone: str | None) -> DraftStory:
    """The article as a single update, with its time where the page prints when it was published."""
    text, foot = cut_foot(lines[: verdict.end])
    cut = _head_ends(text)
    head = read_head(text[:cut], text[cut:], rolling=False, original_above=True)
    rest = _take_dates(head, text[cut:])
    body = build_body([*head.intro, *rest], head.headline)
    moment = _published(head.dates)
    at, timezone, warnings, why = _instant(moment, head, lines, published, zone)
    update = DraftUpdate(
        at=at,
        clock=moment.clock if moment else None,
        stamp="",
        headline=head.headline or None,
        body=tuple(body.blocks),
        text=body.text,
        evidence=(Evidence("time", why, moment.line if moment else None), *body.evidence),
    )
    return DraftStory(
        headline=head.headline,
        order=Order.FORWARD,
        timezone=timezone,
        language=tell_language(line.text for line in lines),
        updates=(update,),
        caption=head.caption,
        credit=head.credit,
        agency_credits=tuple(dict.fromkeys(body.credits)),
        bylines=tuple(dict.fromkeys(head.bylines)),
        quotes=tuple(body.quotes),
        evidence=(
            Evidence("ordinary article", verdict.reason),
            *head.evidence,
            *foot,
            *drop_comments(lines[verdict.end :]),
        ),
        warnings=tuple(dict.fromkeys([*head.warnings, *body.warnings, *warnings])),
        rolling=False,
    )


def _head_ends(lines: Sequence[Line]) -> int:
    """The head goes on to the first long sentence, and past a caption or standfirst that a short line follows."""
    prose = [index for index, line in enumerate(lines[:_HEAD_LINES]) if is_prose(line.text) and line.words >= 12]
    if not prose:
        return min(len(lines), _HEAD_LINES)
    first = prose[0]
    return prose[1] if len(prose) > 1 and first < 3 and prose[1] > first + 1 else first


def _take_dates(head: Head, lines: Sequence[Line]) -> list[Line]:
    """Takes "Published …" and "Updated …" lines out of the text; their dates join those of the head."""
    kept: list[Line] = []
    for line in lines:
        found = read_page_dates(line.text, line.number)
        if found and all(page_date.role is not Role.PLAIN for page_date in found):
            head.dates += found
            head.evidence.append(Evidence("page date", "a line with dates of the page", line.number, line.text))
        else:
            kept.append(line)
    return kept


def _published(dates: Sequence[PageDate]) -> PageDate | None:
    """The moment a page prints for its publication, before that of a change or one without a label."""
    timed = [page_date for role in (Role.FIRST, Role.PLAIN, Role.LAST) for page_date in dates if page_date.role is role]
    timed = [page_date for page_date in timed if page_date.clock and page_date.day]
    return next((page_date for page_date in timed if page_date.role is not Role.PLAIN or page_date.full), None)


def _instant(
    moment: PageDate | None, head: Head, lines: Sequence[Line], published: date | None, zone: str | None
) -> tuple[datetime | None, str | None, list[str], str]:
    where = page_zone(head, lines[:_HEAD_LINES], zone)
    if moment is None or moment.day is None:
        return None, where.zone, [], "the page prints no time of publication"
    day = moment.day.in_full() or (moment.day.near(published) if published else None)
    found = instants([moment.clock], [day], [moment.zone], where, zone)
    return found.at[0], found.timezone, found.warnings, f"the page says when it was published; {found.reasons[0]}"
