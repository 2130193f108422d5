"""From an address to the stored post, once. Everything that goes wrong ends in a stored link."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from django.db import transaction
from django.utils import timezone

from dateline.embeds.addresses import post_address
from dateline.embeds.client import Client, Reason
from dateline.embeds.copying import into_library
from dateline.embeds.found import Found
from dateline.embeds.looking import Look, look
from dateline.embeds.outgoing import house_client
from dateline.embeds.words import why
from dateline.media.models import EmbedSnapshot, SnapshotStatus

if TYPE_CHECKING:
    from django.contrib.auth.base_user import AbstractBaseUser

LATELY = timedelta(hours=1)
"""How long the same address gives the same post. Later the post may have been changed by its author."""
IMPATIENCE = timedelta(seconds=30)
"""How soon somebody who pastes an address again has it looked at again."""
WAITS = tuple(timedelta(minutes=minutes) for minutes in (1, 5, 30, 180, 720))
"""Between the tries after one that found nothing. After the last nobody looks any more."""
_IN_VAIN = {Reason.INSIDE, Reason.LARGE, Reason.REDIRECTS}


def resolve(typed: str, *, user: AbstractBaseUser | None = None, client: Client | None = None) -> EmbedSnapshot:
    """The post at this address, stored. Takes at most `looking.SECONDS` and what the database needs.

    Whatever the site does there is a snapshot: at worst with the status "link-only" and its `problem` in words. Must
    not be called inside a transaction: on SQLite nobody could write meanwhile. Raises `record.errors.Refused` for what
    is no address of a web page, `RuntimeError` inside a transaction.
    """
    address = post_address(typed)
    with transaction.atomic(durable=True):
        known = EmbedSnapshot.objects.filter(url=address, created__gte=timezone.now() - LATELY).first()
    if known and (known.status != SnapshotStatus.LINK_ONLY or known.created > timezone.now() - IMPATIENCE):
        return known
    return keep(known or EmbedSnapshot(url=address), look(address, client or house_client()), user)


def keep(snapshot: EmbedSnapshot, seen: Look, user: AbstractBaseUser | None = None) -> EmbedSnapshot:
    """Stores what was seen, in a new row or in one that has a link only. A post that is kept stays as it is."""
    with transaction.atomic():
        if snapshot.pk:
            snapshot = EmbedSnapshot.objects.select_for_update().get(pk=snapshot.pk)
            if snapshot.status != SnapshotStatus.LINK_ONLY:
                return snapshot
        if seen.found:
            _fill(snapshot, seen.found, seen, user)
        else:
            _leave_a_link(snapshot, seen.reason)
        snapshot.save()
    return snapshot


def _fill(snapshot: EmbedSnapshot, found: Found, seen: Look, user: AbstractBaseUser | None) -> None:
    snapshot.provider = found.provider or _host(snapshot.url)
    snapshot.author, snapshot.handle = found.author, found.handle
    snapshot.text, snapshot.lang = found.text, found.lang
    now = timezone.now()
    # A time yet to come is a wrong one.
    snapshot.posted_at = found.posted_at if found.posted_at and found.posted_at <= now else None
    snapshot.fetched_at = now
    if found.player:
        snapshot.player = found.player.address
        snapshot.player_kind, snapshot.player_ratio = found.player.kind, found.player.ratio
    if seen.picture:
        snapshot.picture = into_library(seen.picture, found, snapshot.url, user)
    snapshot.status, snapshot.problem, snapshot.retry_at = SnapshotStatus.KEPT, "", None


def _leave_a_link(snapshot: EmbedSnapshot, reason: Reason | None) -> None:
    snapshot.provider = snapshot.provider or _host(snapshot.url)
    snapshot.status, snapshot.problem = SnapshotStatus.LINK_ONLY, why(reason)
    hopeless = reason in _IN_VAIN or snapshot.tries >= len(WAITS)
    snapshot.retry_at = None if hopeless else timezone.now() + WAITS[snapshot.tries]
    snapshot.tries = min(snapshot.tries + 1, len(WAITS))


def _host(address: str) -> str:
    return (urlsplit(address).hostname or "").removeprefix("www.")
