"""Work that every process of the site looks for now and then, in a thread of its own, while the site runs."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from django.db import connections

log = logging.getLogger(__name__)


@contextmanager
def looking(look: Callable[[], object], *, every: float, name: str) -> Iterator[None]:
    """Calls `look` every so many seconds until the body ends; a look that is under way then is left. What fails is
    logged under `name`, and looked for again."""
    stop = threading.Event()
    threading.Thread(target=_keep_looking, args=(look, every, name, stop), name=name, daemon=True).start()
    try:
        yield
    finally:
        stop.set()


def _keep_looking(look: Callable[[], object], every: float, name: str, stop: threading.Event) -> None:
    while not stop.wait(every):
        try:
            look()
        except Exception:
            log.exception("%s could not be looked for", name)
        finally:
            connections.close_all()
