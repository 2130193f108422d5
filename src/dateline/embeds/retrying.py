"""Looking again for posts of which only a link is known, and telling the desk when one was found."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta

from django.utils import timezone

from dateline.body.blocks import Block, Embed, Video
from dateline.embeds.client import Client
from dateline.embeds.keeping import keep
from dateline.embeds.looking import look
from dateline.embeds.outgoing import house_client
from dateline.media.models import EmbedSnapshot, SnapshotStatus

_LEASE = timedelta(minutes=2)
"""Longer than a look takes: a process that ends in the middle of one leaves the post to the next."""


def retry_due(*, client: Client | None = None, limit: int = 20) -> list[EmbedSnapshot]:
    """Looks for the posts whose time has come, at most `limit` of them, and returns those that are kept now.

    Any number of processes may do this: each post is looked for by one. A look takes up to `looking.SECONDS`.
    """
    due = EmbedSnapshot.objects.filter(status=SnapshotStatus.LINK_ONLY, retry_at__lte=timezone.now())
    found = []
    for snapshot in due.order_by("retry_at")[:limit]:
        if not _claimed(snapshot):
            continue
        kept = keep(snapshot, look(snapshot.url, client or house_client()))
        if kept.status == SnapshotStatus.KEPT:
            found.append(kept)
    return found


def better_cards(body: Iterable[Block], since: datetime) -> list[EmbedSnapshot]:
    """The posts in a published body that were found after it was published at `since`.

    Published text keeps the link that it went out with. Whoever revises it gets the card, because revising renders the
    body anew; so this is what a desk needs to offer it.
    """
    keys = {block.snapshot for block in body if isinstance(block, (Embed, Video)) and block.snapshot}
    if not keys:
        return []
    return list(EmbedSnapshot.objects.filter(pk__in=keys, tries__gt=0, fetched_at__gt=since).order_by("pk"))


def _claimed(snapshot: EmbedSnapshot) -> bool:
    mine = EmbedSnapshot.objects.filter(pk=snapshot.pk, retry_at=snapshot.retry_at)
    return bool(mine.update(retry_at=timezone.now() + _LEASE))
