from __future__ import annotations

from django.db import models
from django.http import HttpRequest, HttpResponse
from wagtail.models import Page


class ShelfPage(Page):
    """The shop's own kind of page, with its own way to be shown."""

    size = models.IntegerField(default=0)

    def serve(self, request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        return HttpResponse(f"Shelf of {self.size}")
