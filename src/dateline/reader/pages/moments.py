"""An instant as a page shows it: always with its zone, always with a machine form beside it (promise 8)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from dateline.body.clock import clock, day, machine, short_day


@dataclass(frozen=True, slots=True)
class Moment:
    """An instant in a story's zone and language. No relative words: a page is the same for everyone and cached."""

    at: datetime
    zone: str
    language: str

    @classmethod
    def parse(cls, at: str, zone: str, language: str) -> Moment:
        """From ISO 8601 with offset, as the record's JSON holds it."""
        return cls(datetime.fromisoformat(at), zone, language)

    @property
    def machine(self) -> str:
        """For a `datetime` attribute, with offset."""
        return machine(self.at, self.zone)

    @property
    def clock(self) -> str:
        """For example 4:31 p.m. EST."""
        return clock(self.at, self.zone, self.language)

    @property
    def day(self) -> str:
        """For example Thursday 2 March 2017."""
        return day(self.at, self.zone, self.language)

    @property
    def full(self) -> str:
        """Day and clock, for example 2 March 2017, 4:31 p.m. EST."""
        return f"{short_day(self.at, self.zone, self.language)}, {self.clock}"

    @property
    def date(self) -> date:
        """The day in the story's zone, to group by."""
        return self.at.astimezone(ZoneInfo(self.zone)).date()
