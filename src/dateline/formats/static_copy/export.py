"""Making a copy of a story: a folder, or the same folder as one ZIP file.

Pages are asked of the site's own views, so the copy says what readers read, and a story that they can't see has none.
The same record gives the same bytes.
"""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import BinaryIO, Final
from urllib.parse import unquote, urljoin, urlsplit

from django.conf import settings
from django.db.models import F, QuerySet
from django.http import Http404
from django.templatetags.static import static
from django.utils import timezone, translation

from dateline.formats.static_copy.asking import Asking, CannotCopy
from dateline.formats.static_copy.assets import Assets
from dateline.formats.static_copy.gathering import Progress, gather
from dateline.formats.static_copy.names import safe_name
from dateline.formats.static_copy.packing import pack
from dateline.formats.static_copy.places import KEY_FILE, Places
from dateline.formats.static_copy.placing import beside, put, require_free
from dateline.formats.static_copy.rewriting import STYLE_OF_COPIES, rewrite_pages
from dateline.formats.static_copy.words import Standing, Words
from dateline.reader.templatetags.reader import absolute
from dateline.reader.views.finding import head_of, require_public
from dateline.record.models.head import Head
from dateline.record.models.story import Story
from dateline.record.models.update import Update

ATTEMPTS: Final = 3


@dataclass(frozen=True, slots=True)
class Made:
    """The story up to its entry `seq`, which was public `at`. `size` is in bytes, before packing. `missing` are the
    addresses of pictures that the site itself has lost."""

    seq: int
    at: datetime
    chain_hash: str
    files: int
    size: int
    missing: tuple[str, ...]


def copy_to_folder(story: Story, target: Path, told: Progress) -> Made:
    """Makes the folder `target`, which must not be there or be empty. Raises `CannotCopy`."""
    require_free(target, folder=True)
    with _words_for_trouble(target), beside(target) as room:
        made = _fill(story, room / "copy", told)
        put(room / "copy", target)
    return made


def copy_to_zip(story: Story, target: Path, told: Progress) -> Made:
    """Makes the file `target`, which must not be there. Raises `CannotCopy`."""
    require_free(target, folder=False)
    with _words_for_trouble(target), beside(target) as room:
        made = _fill(story, room / "copy", told)
        with (room / "zip").open("xb") as file:
            pack(room / "copy", file, safe_name(story.slug), made.at)
        put(room / "zip", target)
    return made


def copy_into(story: Story, file: BinaryIO) -> Made:
    """Writes the ZIP file into one that is open. Raises `CannotCopy`."""
    with _words_for_trouble(Path(tempfile.gettempdir())), tempfile.TemporaryDirectory() as room:
        made = _fill(story, Path(room) / "copy", lambda _done, _total: None)
        pack(Path(room) / "copy", file, safe_name(story.slug), made.at)
    return made


@contextmanager
def _words_for_trouble(target: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise CannotCopy(f"{target} can't be written: {error.strerror}") from error


def _fill(story: Story, folder: Path, told: Progress) -> Made:
    """Begins anew when the story changes meanwhile: a copy is of one moment."""
    for _attempt in range(ATTEMPTS):
        head = _head(story)
        folder.mkdir()
        # Whoever asks for the copy may read the desk in another language and zone.
        with translation.override(settings.LANGUAGE_CODE), timezone.override(timezone.get_default_timezone()):
            missing = _copy(head, folder, told)
        if _head(story).seq == head.seq:
            sizes = [path.stat().st_size for path in folder.rglob("*") if path.is_file()]
            assert head.at is not None  # noqa: S101 (a public story has an entry)
            return Made(head.seq, head.at, head.chain_hash, len(sizes), sum(sizes), tuple(missing))
        shutil.rmtree(folder)
    raise CannotCopy("the story changed each time while it was being copied; try again when it rests for a while")


def _head(story: Story) -> Head:
    try:
        require_public(story)
        return head_of(story)
    except Http404:
        raise CannotCopy(f"readers can't see {story.title!r}, so there is nothing to copy") from None


def _copy(head: Head, folder: Path, told: Progress) -> list[str]:
    parts = head.story.get_url_parts()
    if parts is None:
        raise CannotCopy("the story stands outside the site")
    _site, root, path = parts
    site = absolute("/")
    places = Places(
        story=unquote(path),
        hosts={urlsplit(address).netloc.lower() for address in (site, root)},
        speakers={speaker["name"] for speaker in head.speakers.values()},
        changed=set(map(str, _updates(head).filter(last_seq__gt=F("first_seq")).values_list("pk", flat=True))),
    )
    found = gather(Asking(root), site, places, _first(head, path), folder, told)
    assets = Assets(site, folder)
    words = Words(Standing.of(head, absolute(path)))
    rewrite_pages(found, assets, folder, words.note, urljoin(site, static(STYLE_OF_COPIES)))
    words.write_readme(folder, signed=(folder / KEY_FILE).exists(), missing=assets.missing)
    return assets.missing


def _first(head: Head, path: str) -> Iterator[str]:
    """The story and every update of it, withdrawn ones too, whether or not another page leads there."""
    yield path
    for update in _updates(head).order_by("time", "first_seq").values_list("pk", flat=True):
        yield f"{path}u/{update}/"


def _updates(head: Head) -> QuerySet[Update]:
    return Update.objects.filter(story_id=head.story_id)
