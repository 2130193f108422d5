"""Pictures and stored posts as plain values, for everything that one body names at once."""

from __future__ import annotations

from collections.abc import Iterable

from dateline.media.facts import MediaFacts, PictureFacts, PlayerFacts, SnapshotFacts
from dateline.media.models import EmbedSnapshot
from dateline.media.renditions import facts


def media_facts(picture_keys: Iterable[int], snapshot_keys: Iterable[int]) -> MediaFacts:
    """All of it in three queries, and more only for renditions that have to be made.

    Keys that lead nowhere are left out, and so are pictures whose file can't be read.
    """
    wanted = set(picture_keys)
    snapshots = _snapshots(snapshot_keys)
    pictures = facts(wanted | {snapshot.picture_id for snapshot in snapshots if snapshot.picture_id})
    return MediaFacts(
        pictures={key: picture for key, picture in pictures.items() if key in wanted},
        snapshots=_by_key(snapshots, pictures),
    )


def snapshot_facts(keys: Iterable[int]) -> dict[int, SnapshotFacts]:
    """The stored posts with these keys and their pictures, in three queries."""
    return dict(media_facts((), keys).snapshots)


def _snapshots(keys: Iterable[int]) -> list[EmbedSnapshot]:
    wanted = set(keys)
    return list(EmbedSnapshot.objects.filter(pk__in=wanted)) if wanted else []


def _by_key(snapshots: list[EmbedSnapshot], pictures: dict[int, PictureFacts]) -> dict[int, SnapshotFacts]:
    return {
        snapshot.pk: SnapshotFacts(
            key=snapshot.pk,
            provider=snapshot.provider,
            url=snapshot.url,
            author=snapshot.author,
            handle=snapshot.handle,
            text=snapshot.text,
            lang=snapshot.lang,
            posted_at=snapshot.posted_at,
            fetched_at=snapshot.fetched_at,
            status=snapshot.status,
            picture=pictures.get(snapshot.picture_id) if snapshot.picture_id else None,
            player=_player(snapshot),
        )
        for snapshot in snapshots
    }


def _player(snapshot: EmbedSnapshot) -> PlayerFacts | None:
    if snapshot.public_id is None or not snapshot.player:
        return None
    return PlayerFacts(snapshot.public_id, snapshot.player_kind, snapshot.player_ratio)
