"""Sends what is due, a few messages at a time, so that a slow push service holds up nobody but itself."""

from __future__ import annotations

import logging
from collections import Counter, deque
from collections.abc import Callable
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from functools import partial
from typing import TypeAlias
from uuid import UUID

from dateline.alerts.key import alert_key
from dateline.alerts.models import Delivery
from dateline.alerts.sending.encrypting import Sealer, contact
from dateline.alerts.sending.message import message_of, topic_of
from dateline.alerts.sending.posting import Outcome, Result, post
from dateline.alerts.sending.settling import drop, settle, take_due
from dateline.alerts.sending.spreading import drop_finished, spread_waiting
from dateline.embeds.client import Client
from dateline.embeds.outgoing import house_client
from dateline.record.models import Alert, Head

THREADS = 8
_SETTLED_AT_ONCE = 32

log = logging.getLogger(__name__)

Job: TypeAlias = tuple[Delivery, Callable[[], Result]]
Landed: TypeAlias = list[tuple[Delivery, Result]]


def send_due(*, client: Client | None = None) -> Counter[str]:
    """Sends every alert that waits, and what is to be tried again by now; returns how many deliveries were sent, gone,
    put off (later), refused and given up.

    Any number of processes may do this at once: each delivery is sent by one.
    """
    counts: Counter[str] = Counter()
    if not Alert.objects.exists():
        return counts
    spread_waiting()
    key = alert_key()
    if key is not None:
        counts = _Round(partial(post, client or house_client(), Sealer(key, contact()))).run()
    drop_finished()
    if counts:
        said = ", ".join(f"{number} {word}" for word, number in sorted(counts.items()))
        log.log(logging.WARNING if counts["refused"] or counts["given up"] else logging.INFO, "alerts: %s", said)
    return counts


class _Round:
    """One go at everything that is due. Only the thread that calls `run` asks the database."""

    def __init__(self, send: Callable[..., Result]) -> None:
        self._send = send
        self._ready: deque[Job] = deque()
        self._flying: dict[Future[Result], Delivery] = {}

    def run(self) -> Counter[str]:
        counts, landed = Counter[str](), Landed()
        # No more than it has threads are handed over, so that a process that stops has little to wait for.
        with ThreadPoolExecutor(THREADS, thread_name_prefix="alerts") as threads:
            while self._start(threads):
                done, _ = wait(self._flying, return_when=FIRST_COMPLETED)
                landed += [(self._flying.pop(each), _result_of(each)) for each in done]
                if len(landed) >= _SETTLED_AT_ONCE:
                    counts += settle(landed)
                    landed.clear()
        return counts + settle(landed)

    def _start(self, threads: ThreadPoolExecutor) -> bool:
        if not self._ready:
            self._ready.extend(_jobs(take_due(), self._send))
        while self._ready and len(self._flying) < THREADS:
            row, job = self._ready.popleft()
            self._flying[threads.submit(job)] = row
        return bool(self._flying)


def _result_of(sending: Future[Result]) -> Result:
    """What nobody thought of is given up, so that it can't stand in the others' way. Its words could name a browser's
    address, and are not logged."""
    try:
        return sending.result()
    except Exception as error:  # noqa: BLE001
        log.error("an alert could not be sent: %s", type(error).__name__)
        return Result(Outcome.REFUSED)


def _jobs(rows: list[Delivery], send: Callable[..., Result]) -> list[Job]:
    """With the words as they stand now; where an update was withdrawn meanwhile nobody else is told of it."""
    alerts: dict[UUID, Alert] = {row.alert_id: row.alert for row in rows}
    messages = {key: message_of(alert) for key, alert in alerts.items()}
    drop(row for row in rows if messages[row.alert_id] is None)
    stories = {alert.story_id for alert in alerts.values()}
    topics = {story: topic_of(key) for story, key in Head.objects.filter(pk__in=stories).values_list("pk", "id")}
    return [
        (row, partial(send, message, row.subscription, topics[row.alert.story_id]))
        for row in rows
        if (message := messages[row.alert_id]) is not None
    ]
