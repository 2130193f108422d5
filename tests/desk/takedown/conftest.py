from __future__ import annotations

from tests.page_cache.conftest import paper, site

__all__ = ["paper", "site"]
