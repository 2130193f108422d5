"""Pictures and posts of an invented newsroom, as rendering needs them."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from uuid import UUID

from dateline.media.facts import MediaFacts, PictureFacts, PlayerFacts, Rendition, SnapshotFacts, Source

PLAYER = UUID("0b7e6f0c-3f6d-4c5e-9a3d-5f1c2b7a9d10")


def _source(mime: str, ending: str, key: int, widths: tuple[int, ...]) -> Source:
    sizes = tuple(Rendition(f"/media/gates-{key}-{width}.{ending}", width, width * 9 // 16) for width in widths)
    return Source(mime, sizes)


def picture(key: int = 1) -> PictureFacts:
    return PictureFacts(
        key=key,
        sources=(_source("image/avif", "avif", key, (480, 960)), _source("image/webp", "webp", key, (480, 960))),
        fallback=_source("image/jpeg", "jpg", key, (480, 960)),
        large=Rendition(f"/media/gates-{key}-1920.jpg", 1920, 1080),
        alt="Water pouring from two of five gates",
        caption="Two gates stand open.",
        credit="Mara Olin / Vale Herald",
    )


def snapshot(key: int = 1) -> SnapshotFacts:
    return SnapshotFacts(
        key=key,
        provider="Fellpost",
        url="https://fellpost.example/valerescue/1",
        author="Vale Rescue",
        handle="@valerescue",
        text="Lower Arne is clear.\nThank you for walking.\n\nStay away from the wall.",
        lang="en",
        posted_at=datetime(2017, 3, 2, 17, 41, tzinfo=UTC),
        fetched_at=datetime(2017, 3, 2, 17, 50, tzinfo=UTC),
    )


def media() -> MediaFacts:
    """Pictures and posts 1 to 5; whatever names 6 or more names one that is gone."""
    keys = range(1, 6)
    snapshots = {key: snapshot(key) for key in keys}
    snapshots[2] = replace(snapshots[2], status="deleted", picture=picture(2))
    snapshots[5] = replace(snapshots[5], picture=picture(5), player=PlayerFacts(PLAYER, "video", "16/9"))
    return MediaFacts(pictures={key: picture(key) for key in keys}, snapshots=snapshots)


def hostile_media(text: str) -> MediaFacts:
    """Every text that a stranger could have put into a picture's file or a post."""
    shown = replace(picture(), alt=text, caption=text, credit=text, sources=())
    post = replace(snapshot(), provider=text, url=text, author=text, handle=text, text=text, lang=text, picture=shown)
    post = replace(post, player=PlayerFacts(PLAYER, kind=text, ratio=text))
    gone = replace(post, text="", picture=None)
    return MediaFacts(
        pictures=dict.fromkeys(range(1, 6), shown),
        snapshots={1: post, 2: replace(post, status="deleted"), 3: gone, 4: replace(post, status=text)},
    )
