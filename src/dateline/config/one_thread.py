"""Django's side of a request in one thread, from the first middleware to the view and back.

Django itself runs what can be asynchronous in the event loop and everything else in a thread that is made for the
request, which learns anew what the database can do. No view of this site is asynchronous, and middleware of both kinds
stands in turns: a request of the desk changed sides some twenty times. Together that cost more than what it did.
"""

from __future__ import annotations

import asyncio
from concurrent.futures import ThreadPoolExecutor
from contextvars import copy_context
from typing import Final

from django.core.handlers.asgi import ASGIHandler
from django.db import close_old_connections
from django.http import HttpRequest
from django.http.response import HttpResponseBase

THREADS: Final = 40
"""Requests that are answered at once; others wait their turn."""


class OneThreadHandler(ASGIHandler):
    def __init__(self) -> None:
        self._threads = ThreadPoolExecutor(THREADS, thread_name_prefix="request")
        super().__init__()

    def load_middleware(self, is_async: bool = False) -> None:
        super().load_middleware(is_async=False)

    async def get_response_async(self, request: HttpRequest) -> HttpResponseBase:
        # In a copy of the context: what middleware sets for this request, such as the language, is nobody else's.
        run = copy_context().run
        return await asyncio.get_running_loop().run_in_executor(self._threads, run, self._respond, request)

    def _respond(self, request: HttpRequest) -> HttpResponseBase:
        # Django does this by signals, which reach another thread than this one.
        close_old_connections()
        try:
            return self.get_response(request)
        finally:
            close_old_connections()
