"""The two windows in which pages are looked at, in CSS pixels."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import Page

PHONE = {"width": 390, "height": 844}
DESK = {"width": 1280, "height": 800}

OpenPage = Callable[..., Page]
"""Opens an address in a window of its own; options as for Playwright's `new_context`, a phone by default."""
