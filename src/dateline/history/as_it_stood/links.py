"""What a memento, a TimeGate and a page say of one another in `Link` headers (RFC 8288, RFC 7089 section 2.2)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from dateline.history.as_it_stood.dates import header_date, stamp
from dateline.history.as_it_stood.moments import Around
from dateline.reader.templatetags.reader import absolute

LINK_FORMAT = "application/link-format"


@dataclass(frozen=True, slots=True)
class Original:
    """A page that changes, by its path on the site: `/vale/arne-dam/`, or an update's."""

    path: str

    @property
    def url(self) -> str:
        return absolute(self.path)

    @property
    def timegate(self) -> str:
        return absolute(f"/timegate{self.path}")

    @property
    def timemap(self) -> str:
        return absolute(f"/timemap{self.path}")

    def memento(self, moment: datetime) -> str:
        return absolute(f"{self.path}at/{stamp(moment)}/")


def link(url: str, rel: str, **more: str) -> str:
    attributes = "".join(f'; {name}="{value}"' for name, value in {"rel": rel, **more}.items())
    return f"<{url}>{attributes}"


def of_memento(original: Original, moment: datetime, around: Around) -> str:
    """For an answer that is the memento of `moment`."""
    relations: dict[datetime, list[str]] = {}
    for time, name in ((around.first, "first"), (around.before, "prev"), (around.after, "next"), (around.last, "last")):
        if time is not None:
            relations.setdefault(time, []).append(name)
    relations.setdefault(moment, [])
    return ", ".join([*_fixed(original), *_mementos(original, relations)])


def of_timegate(original: Original, around: Around, chosen: datetime) -> str:
    """For an answer that sends on to the memento of `chosen`."""
    relations: dict[datetime, list[str]] = {}
    for time, name in ((around.first, "first"), (around.last, "last")):
        relations.setdefault(time, []).append(name)
    relations.setdefault(chosen, [])
    return ", ".join([*_fixed(original, timegate=False), *_mementos(original, relations)])


def _fixed(original: Original, *, timegate: bool = True) -> list[str]:
    links = [link(original.url, "original"), link(original.timemap, "timemap", type=LINK_FORMAT)]
    return [*links, link(original.timegate, "timegate")] if timegate else links


def _mementos(original: Original, relations: dict[datetime, list[str]]) -> Iterable[str]:
    for time in sorted(relations):
        rel = " ".join([*relations[time], "memento"])
        yield link(original.memento(time), rel, datetime=header_date(time))
