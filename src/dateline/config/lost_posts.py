"""Looks again for posts that could not be kept, while the site runs. Every process does; each post is one process's."""

from __future__ import annotations

from contextlib import AbstractContextManager
from functools import partial

from dateline.config.looking import looking
from dateline.embeds.retrying import retry_due

LOOK_EVERY = 30.0
_AT_ONCE = 5


def looking_for_lost_posts() -> AbstractContextManager[None]:
    """Until the body ends. A look that is under way then is left: its post is another process's after two minutes."""
    return looking(partial(retry_due, limit=_AT_ONCE), every=LOOK_EVERY, name="lost posts")
