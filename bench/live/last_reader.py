"""From a publisher's act to the last of many readers: what a newsroom means by how fast a page is live.

`bench.publish` measures it from the call of the action. A bench of the newsroom's screen gives a `Server` whose
`publish` is a request to that screen, and measures from `asked`.
"""

from __future__ import annotations

from collections.abc import Callable

from bench.live.crowd import Readers
from bench.live.orders import Connect
from bench.live.rounds import AT_ONCE, PATIENCE, deliver, warm_up
from bench.live.servers.port import Published, Server


def to_last_reader(
    server: Server, crowd: Readers, readers: int, events: int, *, begins: Callable[[Published], int]
) -> list[float]:
    """For each event, in milliseconds from the moment that `begins` names. Raises `RuntimeError` when one was lost."""
    seq = warm_up(server, crowd)
    crowd.obey(Connect(server.port, server.request(seq), readers, seq, seq, AT_ONCE, PATIENCE))
    published, got = deliver(server, crowd, events)
    if any(len(got.times.get(event.seq, ())) < readers for event in published):
        raise RuntimeError("events were lost")
    return [(max(got.times[event.seq]) - begins(event)) / 1e6 for event in published]
