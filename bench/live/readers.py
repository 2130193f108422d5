"""Thousands of readers in one process and one thread, on epoll. Linux only.

Every reader of a story is sent the same bytes, and this client lives on that: what equals the last bytes received needs
no parsing, and every byte of every reader is compared all the same.
"""

from __future__ import annotations

import gc
import select
import socket
import time
from array import array
from collections import deque
from multiprocessing.connection import Connection

from bench.live import files
from bench.live.orders import Connect, Drop, Tally, Wait
from bench.live.sse import Block, Step, read

SOURCES = 8
MOST_READ = 128 * 1024
MOST_KEPT = 512
ATTEMPTS = 5
# Lets the system choose the port when both ends of the connection are known (Linux, ip(7)); Python names it from 3.12.
IP_BIND_ADDRESS_NO_PORT = 24


class Reader:
    __slots__ = ("answered", "attempts", "id", "rest", "seq", "socket", "source")

    def __init__(self, number: int, seq: int) -> None:
        self.source = f"127.0.0.{2 + number % SOURCES}"
        self.seq = seq
        self.id = b""
        self.attempts = 0
        self.reset()

    def reset(self) -> None:
        self.socket: socket.socket | None = None
        self.answered = False
        self.rest = b""


class Crowd:
    def __init__(self, pipe: Connection) -> None:
        self._pipe = pipe
        self._epoll = select.epoll()
        self._epoll.register(pipe.fileno(), select.EPOLLIN)
        self._readers: list[Reader] = []
        self._open: dict[int, Reader] = {}
        self._coming = 0
        self._again: deque[Reader] = deque()
        self._request = b""
        self._tally = Tally()
        self._seen: dict[bytes, Block] = {}
        # The last bytes that held one whole event and nothing else, what they said, and who was counted for it.
        self._same, self._same_step, self._same_id = b"", Step(0, 0), b""

    def obey(self) -> None:
        """Until the pipe is closed."""
        while True:
            try:
                order = self._next_order()
            except EOFError:
                return
            began = time.monotonic()
            if isinstance(order, Connect):
                self._connect(order)
            elif isinstance(order, Drop):
                self._drop()
            else:
                self._wait(order.until, began + order.patience)
            self._answer(time.monotonic() - began)

    def _next_order(self) -> Connect | Drop | Wait:
        while not self._pipe.poll():
            self._turn(1.0)
        order: Connect | Drop | Wait = self._pipe.recv()
        return order

    def _answer(self, took: float) -> None:
        tally, self._tally = self._tally, Tally()
        tally.took = took
        tally.open = len(self._open) - self._coming
        self._pipe.send(tally)

    def _connect(self, order: Connect) -> None:
        if len(self._readers) != order.readers:
            self._drop()
            self._readers = [Reader(number, order.seq) for number in range(order.readers)]
        deadline = time.monotonic() + order.patience
        self._again = deque(self._readers)
        self._request = order.request
        while (self._again or self._coming) and time.monotonic() < deadline:
            while self._again and self._coming < order.at_once:
                self._start(self._again.popleft(), order.port)
            self._turn(0.01)
        if order.until > order.seq:
            self._wait(order.until, deadline)

    def _wait(self, until: int, deadline: float) -> None:
        while len(self._tally.times.get(until, ())) < len(self._readers) and time.monotonic() < deadline:
            self._turn(0.01)

    def _drop(self) -> None:
        for reader in list(self._open.values()):
            self._close(reader)
            reader.attempts = 0

    def _start(self, reader: Reader, port: int) -> None:
        reader.reset()
        reader.socket = own = socket.socket(socket.AF_INET, socket.SOCK_STREAM | socket.SOCK_NONBLOCK)
        own.setsockopt(socket.SOL_IP, IP_BIND_ADDRESS_NO_PORT, 1)
        own.bind((reader.source, 0))
        own.connect_ex(("127.0.0.1", port))
        self._open[own.fileno()] = reader
        self._epoll.register(own.fileno(), select.EPOLLOUT)
        self._coming += 1

    def _close(self, reader: Reader) -> None:
        assert reader.socket is not None
        self._coming -= not reader.answered
        del self._open[reader.socket.fileno()]
        self._epoll.unregister(reader.socket.fileno())
        reader.socket.close()
        reader.socket = None

    def _turn(self, patience: float) -> None:
        for number, what in self._epoll.poll(patience, 1_024):
            reader = self._open.get(number)
            if reader is None:
                continue
            if what & select.EPOLLOUT and not reader.answered:
                self._ask(reader)
            else:
                self._receive(reader)

    def _ask(self, reader: Reader) -> None:
        assert reader.socket is not None
        again = b"Last-Event-ID: %b\r\n" % reader.id if reader.id else b""
        try:
            reader.socket.send(self._request + again + b"\r\n")
        except OSError:
            self._lost(reader)
            return
        self._epoll.modify(reader.socket.fileno(), select.EPOLLIN)

    def _receive(self, reader: Reader) -> None:
        assert reader.socket is not None
        try:
            data = reader.socket.recv(MOST_READ)
        except OSError:
            data = b""
        if data == self._same and not reader.rest and reader.answered and data:
            self._got(reader, self._same_step, time.monotonic_ns())
            reader.id = self._same_id
        elif data:
            self._read(reader, data, time.monotonic_ns())
        else:
            self._lost(reader)

    def _lost(self, reader: Reader) -> None:
        """Closed by the server; a stream that was never opened is tried again."""
        opened = reader.answered
        self._close(reader)
        if opened:
            self._tally.closed += 1
        else:
            self._tally.refused += 1
            reader.attempts += 1
            if reader.attempts < ATTEMPTS:
                self._again.append(reader)

    def _read(self, reader: Reader, data: bytes, now: int) -> None:
        whole = reader.rest + data
        if not reader.answered:
            head, end, whole_body = whole.partition(b"\r\n\r\n")
            if not end:
                reader.rest = whole
                return
            if head[9:12] != b"200":
                self._lost(reader)
                return
            reader.answered = True
            self._coming -= 1
            whole = whole_body
        *blocks, reader.rest = whole.split(b"\n\n")
        for block in blocks:
            said = self._said(block)
            reader.id = said.id or reader.id
            if said.step:
                self._got(reader, said.step, now)
                if len(blocks) == 1 and whole is data and not reader.rest:
                    self._same, self._same_step, self._same_id = data, said.step, reader.id
                    self._tally.size = len(data)

    def _said(self, block: bytes) -> Block:
        said = self._seen.get(block)
        if said is None:
            if len(self._seen) >= MOST_KEPT:
                self._seen.clear()
            said = self._seen[block] = read(block)
        return said

    def _got(self, reader: Reader, step: Step, now: int) -> None:
        after, head = step
        if head <= reader.seq:
            self._tally.doubled += 1
            return
        times = self._tally.times
        # What lies in a hole before the step counts as lost.
        for seq in range(max(after, reader.seq) + 1, head + 1):
            if seq not in times:
                times[seq] = array("q")
            times[seq].append(now)
        reader.seq = head


def hold(pipe: Connection) -> None:
    """The process's own main function."""
    files.raise_limit()
    gc.disable()
    Crowd(pipe).obey()
