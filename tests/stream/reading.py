"""A reader's end of a stream, on the standard library's HTTP client."""

from __future__ import annotations

import http.client
import json
import socket
import ssl
import time
from dataclasses import dataclass
from types import TracebackType
from typing import Any

DEADLINE = 20.0


@dataclass(frozen=True)
class Event:
    id: str
    kind: str
    data: Any


def trusting() -> ssl.SSLContext:
    """For a certificate that the test made a moment ago."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.check_hostname = False
    context.verify_mode = ssl.CERT_NONE
    return context


class Reader:
    """Opens the stream at once. `seq` is what a browser would send as Last-Event-ID when it comes back; `steps` are the
    entries that steps have brought so far, in the order of their coming."""

    def __init__(
        self,
        port: int,
        story: str,
        *,
        after: int | None = None,
        last_event_id: str | None = None,
        receive_buffer: int = 0,
        tls: bool = False,
    ) -> None:
        self.socket = socket.socket()
        self.socket.settimeout(DEADLINE)
        if receive_buffer:
            self.socket.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, receive_buffer)
        self.socket.connect(("127.0.0.1", port))
        if tls:
            self.socket = trusting().wrap_socket(self.socket)
        connection = http.client.HTTPConnection("127.0.0.1", port)
        connection.sock = self.socket
        query = "" if after is None else f"?after={after}"
        headers = {} if last_event_id is None else {"Last-Event-ID": last_event_id}
        connection.request("GET", f"/stream/{story}{query}", headers=headers)
        self.answer = connection.getresponse()
        self.status = self.answer.status
        self.seq: str | None = last_event_id
        self.retry: int | None = None
        self.steps: list[int] = []
        if self.status == 200:
            self._opening()

    def __enter__(self) -> Reader:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        self.answer.close()
        self.socket.close()

    def next(self) -> Event | None:
        """The next event; None when the server has closed the stream. An event cut short is none."""
        fields: dict[str, str] = {}
        end = time.monotonic() + DEADLINE
        while line := self._line():
            # Heartbeats alone must not keep a test waiting.
            assert time.monotonic() < end, f"no event within {DEADLINE} s"
            if line == "\n":
                if event := self._dispatch(fields):
                    return event
                fields = {}
            elif not line.startswith(":"):
                name, _, value = line.rstrip("\n").partition(": ")
                fields[name] = f"{fields[name]}\n{value}" if name in fields else value
        return None

    def until(self, seq: int) -> list[Event]:
        """All events up to the one with this number."""
        events: list[Event] = []
        while not events or int(events[-1].id) < seq:
            event = self.next()
            assert event is not None, f"the stream closed before {seq}"
            events.append(event)
        return events

    def to(self, seq: int) -> int:
        """Reads up to the event with this number, or as far as the stream goes; the number of the last one read."""
        while int(self.seq or 0) < seq and self.next():
            pass
        return int(self.seq or 0)

    def to_the_end(self) -> list[Event]:
        """All events until the server closes the stream."""
        events = []
        while event := self.next():
            events.append(event)
        return events

    def heartbeat(self) -> None:
        """Waits for one."""
        while not self._line().startswith(":"):
            pass

    def _opening(self) -> None:
        """The first block: it has a number and a time to come back, and shows no event."""
        fields: dict[str, str] = {}
        while (line := self._line()) not in {"", "\n"}:
            name, _, value = line.rstrip("\n").partition(": ")
            fields[name] = value
        assert self._dispatch(fields) is None

    def _line(self) -> str:
        try:
            line = self.answer.readline().decode()
        except (ConnectionError, http.client.IncompleteRead):
            return ""
        return line if line.endswith("\n") else ""

    def _dispatch(self, fields: dict[str, str]) -> Event | None:
        if "id" in fields:
            self.seq = fields["id"]
        if "retry" in fields:
            self.retry = int(fields["retry"])
        if "data" not in fields:
            return None
        event = Event(fields.get("id", ""), fields.get("event", "message"), json.loads(fields["data"]))
        if event.kind == "step":
            assert event.id == str(event.data["head"])
            self.steps += range(event.data["after"] + 1, event.data["head"] + 1)
        return event
