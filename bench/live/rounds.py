"""One server under one crowd: connect, publish, lose everybody, take everybody back."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass, replace

from bench.live.crowd import Readers
from bench.live.orders import Connect, Drop, Tally, Wait
from bench.live.servers.port import Published, Server

WARM_UP = 50
# Connections that are on their way at any moment: fewer than any server's backlog, or the system's timers are measured.
AT_ONCE = 200
GAP = 5
# In seconds: for anything to arrive, between two events, until memory has settled, and for a server to notice that its
# readers left.
PATIENCE = 60.0
INTERVAL = 0.4
SETTLED = 1.0
NOTICED = 2.0


@dataclass(frozen=True)
class Round:
    """What one server did. `p50`, `p99` and `max` in milliseconds from the commit to a reader's bytes, over all events
    and readers; `asked_p99` from the publisher's request. `lost` events of readers, the storm's too. `memory` in KB a
    reader; `cpu` in milliseconds for 1,000 deliveries; `rate` in readers connected in a second; `size` of an event in
    bytes; `storm` in seconds until everybody was back and had what was missed, None for a server that keeps nothing.
    """

    name: str
    readers: int
    p50: float
    p99: float
    max: float
    asked_p99: float
    lost: int
    memory: float
    cpu: float
    rate: float
    size: int
    storm: float | None = None


def measure(server: Server, crowd: Readers, readers: int, events: int) -> Round:
    seq = warm_up(server, crowd)
    before = server.cost()
    joined = crowd.obey(_connect(server, readers, seq, seq))
    time.sleep(SETTLED)
    quiet = server.cost()
    published, got = deliver(server, crowd, events)
    after = server.cost()
    delays = since([event.committed for event in published], published, got)
    outcome = Round(
        name=server.name,
        readers=readers,
        p50=at_share(delays, 0.50),
        p99=at_share(delays, 0.99),
        max=at_share(delays, 1),
        asked_p99=at_share(since([event.asked for event in published], published, got), 0.99),
        lost=_lost(readers, published, got),
        memory=(after.memory - before.memory) / readers,
        cpu=(after.cpu - quiet.cpu) * 1e6 / (readers * events),
        rate=joined.open / joined.took,
        size=got.size,
    )
    return _storm(server, crowd, outcome, published[-1].seq) if server.resumes else outcome


def warm_up(server: Server, crowd: Readers) -> int:
    """The first readers of a process cost more than all others. The number of the last entry afterwards."""
    # One before the first reader: nchan's worker dies when a reader comes back to a channel that never had an event.
    seq = server.publish().seq
    crowd.obey(_connect(server, WARM_UP, seq, seq))
    seq = server.publish().seq
    crowd.obey(Wait(seq, PATIENCE))
    crowd.obey(Drop())
    time.sleep(SETTLED)
    return seq


def deliver(server: Server, crowd: Readers, events: int) -> tuple[list[Published], Tally]:
    """Publishes at an even pace to whoever is connected, and waits for the last reader of the last event."""
    published = []
    for _event in range(events):
        due = time.monotonic() + INTERVAL
        published.append(server.publish())
        time.sleep(max(0.0, due - time.monotonic()))
    return published, crowd.obey(Wait(published[-1].seq, PATIENCE))


def since(moments: Sequence[int], published: Sequence[Published], got: Tally) -> list[float]:
    """How long after the moment of its event each reader got it, in milliseconds, the shortest first."""
    return sorted(
        (at - moment) / 1e6
        for moment, event in zip(moments, published, strict=True)
        for at in got.times.get(event.seq, ())
    )


def at_share(ordered: Sequence[float], share: float) -> float:
    """The value below which that share of the values lies; infinite where there are none."""
    return ordered[min(len(ordered) - 1, int(len(ordered) * share))] if ordered else float("inf")


def _storm(server: Server, crowd: Readers, outcome: Round, seq: int) -> Round:
    """Everybody goes, events are published, everybody comes back."""
    crowd.obey(Drop())
    missed = [server.publish() for _event in range(GAP)]
    time.sleep(NOTICED)
    back = crowd.obey(_connect(server, outcome.readers, seq, missed[-1].seq))
    return replace(outcome, storm=back.took, lost=outcome.lost + _lost(outcome.readers, missed, back))


def _connect(server: Server, readers: int, seq: int, until: int) -> Connect:
    return Connect(server.port, server.request(seq), readers, seq, until, AT_ONCE, PATIENCE)


def _lost(readers: int, published: Sequence[Published], got: Tally) -> int:
    return sum(readers - len(got.times.get(event.seq, ())) for event in published)
