"""What a copy says of itself: a line under every page, and README.txt."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from django.template.loader import get_template

from dateline.reader.pages.moments import Moment
from dateline.record.models.head import Head

README: Final = "README.txt"


@dataclass(frozen=True, slots=True)
class Standing:
    """The story as it was when it was copied. `address` is the full one."""

    address: str
    headline: str
    seq: int
    when: Moment
    chain_hash: str

    @classmethod
    def of(cls, head: Head, address: str) -> Standing:
        facts = head.facts or {}
        assert head.at is not None  # noqa: S101 (a public story has an entry)
        when = Moment(head.at, facts["timezone"], facts["language"])
        return cls(address, facts["headline"], head.seq, when, head.chain_hash)


class Words:
    """Of one copy, in the site's language."""

    def __init__(self, standing: Standing) -> None:
        self._standing = standing
        self._note = get_template("formats/copy_note.html")

    def note(self, address: str, top: str) -> str:
        """Under the page that is a copy of `address`; `top` is the way to the copy's folder."""
        return str(self._note.render({"standing": self._standing, "address": address, "readme": f"{top}{README}"}))

    def write_readme(self, folder: Path, *, signed: bool, missing: Sequence[str]) -> None:
        context = {"standing": self._standing, "signed": signed, "missing": sorted(missing)}
        text = get_template("formats/copy_readme.txt").render(context)
        (folder / README).write_text(text, encoding="utf-8")
