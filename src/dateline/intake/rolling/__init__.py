"""Reading a rolling story out of the text of a page.

`read_rolling_text` is the whole of it. The steps, each in its module: lines, stamps (clocks, dates, zones), families
and verdict, order, head (headline, caption, bylines, the page's dates), sections, days, instants, bodies, background.
"""

from __future__ import annotations

from datetime import date
from zoneinfo import ZoneInfoNotFoundError

from dateline.intake.draft_story import DraftStory
from dateline.intake.rolling.assemble import read_rolling_page
from dateline.intake.rolling.lines import read_lines, unwrap
from dateline.intake.rolling.ordinary import read_ordinary_page
from dateline.intake.rolling.stamps import parse_stamp
from dateline.intake.rolling.verdict import judge
from dateline.intake.rolling.zones import zone_info
from dateline.intake.text_files import NotAStory

__all__ = ["MAX_LINES", "NotAStory", "read_rolling_text"]


MAX_LINES = 50_000
"""Lines with anything on them. The longest live stories have a fifth of that."""


def read_rolling_text(text: str, *, published: date | None = None, timezone: str | None = None) -> DraftStory:
    """The story that a page's text tells, rolling or not (see `DraftStory.rolling`).

    `published` is the day the page first appeared: the day of its oldest update where the page doesn't say better.
    `timezone` is the IANA name of the zone to read clocks in where the page names none. Clocks without a day or a zone
    give no instants, only clocks.

    Raises `NotAStory` for a text without a word or with more than `MAX_LINES` lines, and `ValueError` for an unknown
    `timezone`.
    """
    if timezone is not None:
        try:
            zone_info(timezone)
        except (ZoneInfoNotFoundError, ValueError, OSError) as error:
            raise ValueError(f"{timezone!r} is not the name of a time zone such as Europe/Berlin.") from error
    lines = read_lines(text)
    if len(lines) > MAX_LINES:
        raise NotAStory(f"The text has {len(lines):,} lines; a story may have {MAX_LINES:,}.")
    if not any(sign.isalpha() for line in lines for sign in line.text):
        raise NotAStory("The text has no words in it.")
    lines = unwrap(lines, lambda line: parse_stamp(line) is not None)
    verdict = judge(lines)
    read = read_rolling_page if verdict.rolling else read_ordinary_page
    return read(lines, verdict, published, timezone)
