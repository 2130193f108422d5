"""The client that the house uses: one for the process, since it keeps nothing between fetches."""

from __future__ import annotations

from functools import cache

from django.conf import settings

import dateline
from dateline.embeds.client import Client


@cache
def house_client() -> Client:
    """Sites see which software asks, and whose it is."""
    return Client(f"Mozilla/5.0 (compatible; Dateline/{dateline.__version__}; +{settings.WAGTAILADMIN_BASE_URL})")
