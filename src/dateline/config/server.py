"""The HTTP server, which ends the desk's own streams before it waits for answers to end."""

from __future__ import annotations

import socket

import uvicorn

from dateline.desk.channel.ears import close_ears


class Server(uvicorn.Server):
    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        close_ears()
        await super().shutdown(sockets)
