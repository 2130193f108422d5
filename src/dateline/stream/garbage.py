"""Keeps Python's garbage collector from walking over ten thousand readers again and again."""

from __future__ import annotations

import gc

# A reader is a dozen objects that stay. By Python's own numbers a few dozen new readers set off a collection; ten
# thousand who come back at once would spend a quarter of the time in it. What waits longer takes a few megabytes.
YOUNG, MIDDLE, OLD = 10_000, 10, 10


def expect_readers() -> None:
    """Called when everything is loaded, which will stay as long as the process: it is never looked at again."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(YOUNG, MIDDLE, OLD)
