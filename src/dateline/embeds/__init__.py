"""Posts and players from elsewhere: found, fetched once in the desk, and kept as snapshots.

What other rooms call is here. The only way out of the house is `dateline.embeds.client`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dateline.media.models import EmbedSnapshot
    from dateline.record.actor import Actor
    from dateline.record.models import Story


def resolve_for_desk(url: str, *, actor: Actor, story: Story) -> EmbedSnapshot:
    """The post at `url`, stored, for somebody who writes on `story`. Takes at most five seconds.

    With the status "link-only" nothing but the address is known and `problem` says why; it goes out as a link, and is
    looked for again later. Raises `Denied` for who may not write here, `Refused` for what is no web address. Must not
    be called inside a transaction.
    """
    from dateline.embeds.keeping import resolve
    from dateline.record.permissions import Act, require

    require(actor, Act.DRAFT, story)
    return resolve(url, user=actor.user)
