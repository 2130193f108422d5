"""A story with something of everything, and copies of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from django.core.cache import cache
from pytest_django import Settings

from dateline.body.blocks import Block, Paragraph, Picture, Span, Statement
from dateline.formats.static_copy.export import copy_to_folder
from dateline.record.actions import change_story, mark, pin, publish, retract, revise, set_state
from dateline.record.models import Story
from tests.media.making import encoded, landscape, uploaded
from tests.newsroom import EDITOR, Newsroom, make_story, text

START = datetime(2017, 3, 2, 12, tzinfo=UTC)
UPDATES = 9
"""On two pages, cut as `rich` cuts them."""
SPEAKER = "../../Tom “Con” Keel"
"""A name that no folder may get."""


@dataclass(frozen=True)
class Rich:
    """`corrected` has a history, `withdrawn` is a tombstone, `plain` never changed."""

    story: Story
    corrected: UUID
    withdrawn: UUID
    plain: UUID

    @property
    def path(self) -> str:
        return str(self.story.get_url())


def linked(*addresses: str) -> Block:
    return Paragraph(spans=tuple(Span(text=f"See {address} ", href=address) for address in addresses))


@pytest.fixture(autouse=True)
def media_folder(settings: Settings, tmp_path: Path) -> Path:
    """A library of its own for each test. Wagtail caches renditions under keys that a rolled-back test can reuse."""
    settings.MEDIA_ROOT = tmp_path / "media"
    cache.clear()
    return tmp_path / "media"


@pytest.fixture
def rich(newsroom: Newsroom, monkeypatch: pytest.MonkeyPatch) -> Rich:
    """Cut into pages of four, so that few updates make several."""
    monkeypatch.setattr("dateline.reader.pages.cut.SIZE", 4)
    story = make_story(newsroom, at=START, slug="arne-dam", timezone="America/New_York")
    minutes = iter(range(1, 1_000))

    def say(body: Any, **more: Any) -> UUID:
        entry = publish(story, body, actor=EDITOR, at=START + timedelta(minutes=next(minutes)), **more)
        assert entry.update_id
        return entry.update_id

    first, withdrawn, corrected = (say(text(words)) for words in ("Rain.", "The wall broke.", "The Orne is high."))
    for number in range(UPDATES - 4):
        say(text(f"Line {number}."), headline="A headline" if number % 5 else "")
    picture = uploaded(encoded(landscape(640, 400)), name="The DAM.jpg", description="A dam")
    block = Picture(picture=picture.pk, alt="The dam", caption="From the bridge", credit="Mara Olin")
    say((block, Statement(text="We hold.", speaker=SPEAKER, role="Keeper")), headline="With a picture")
    later: dict[str, Any] = {"actor": EDITOR, "at": START + timedelta(hours=3)}
    right = text("The Arne is high.")
    revise(story, corrected, right, base_version=1, change="correction", note="It is the Arne.", **later)
    retract(story, withdrawn, reason="It did not.", **later)
    mark(story, first, label="It begins", **later)
    pin(story, first, **later)
    change_story(story, summary=[("The wall holds", corrected)], lead_picture_id=picture.pk, **later)
    set_state(story, "ended", actor=EDITOR, at=START + timedelta(hours=6))
    story.refresh_from_db()
    return Rich(story, corrected, withdrawn, first)


Copy = Callable[[Story], Path]


def quiet(_done: int, _total: int) -> None:
    """For who has nobody to tell how far it is."""


@pytest.fixture
def copy(tmp_path: Path) -> Copy:
    """Makes a copy in a folder of its own."""
    numbers = iter(range(100))

    def made(story: Story) -> Path:
        target = tmp_path / f"copy-{next(numbers)}"
        copy_to_folder(story, target, quiet)
        return target

    return made


def files_of(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
