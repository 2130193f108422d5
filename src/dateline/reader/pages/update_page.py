"""One update's own page, or its tombstone: everything it shows."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.text import Truncator

from dateline.reader.pages.story_header import StoryHeader
from dateline.reader.pages.update_card import UpdateCard, card_of
from dateline.record.models.head import Head
from dateline.record.models.update import Update
from dateline.record.rows import Rows

# What share cards show of a text before they cut it themselves.
DESCRIPTION = 200


@dataclass(frozen=True, slots=True)
class UpdatePage:
    """`before` and `after` are the addresses of the updates around it in time, None at an end."""

    header: StoryHeader
    update: UpdateCard
    description: str
    before: str | None
    after: str | None

    @property
    def template(self) -> str:
        return "reader/gone.html" if self.update.retracted else "reader/update.html"

    @property
    def status(self) -> int:
        """410 for a withdrawn update (promise 6)."""
        return 410 if self.update.retracted else 200

    @property
    def context(self) -> dict[str, object]:
        return {
            "header": self.header,
            "update": self.update,
            "description": self.description,
            "before": self.before,
            "after": self.after,
        }


def update_page(head: Head, header: StoryHeader, row: Update, rows: Rows) -> UpdatePage:
    """`head`, `row` and `rows` are of one moment."""
    card = card_of(row, head, header)
    return UpdatePage(
        header=header,
        update=card,
        description=Truncator(" ".join(row.text.split())).chars(DESCRIPTION),
        before=_address(rows.beside(row, -1), header),
        after=_address(rows.beside(row, 1), header),
    )


def _address(update: object | None, header: StoryHeader) -> str | None:
    return f"{header.url}u/{update}/" if update else None
