"""What the page tree may not do to a story with a record: its addresses never break (promise 6)."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from wagtail import hooks
from wagtail.models import Page

from dateline.record.models.entry import Entry
from dateline.record.models.story import Story


@hooks.register("before_delete_page")
def keep_the_record(request: HttpRequest, page: Page) -> HttpResponse | None:
    """Refuses to delete a story with entries, or a section that holds one."""
    stories = Story.objects.descendant_of(page, inclusive=True)
    if not Entry.objects.filter(story__in=stories).exists():
        return None
    return _refuse(
        request, page, _("A published story can't be deleted. End it, or retract the updates that are wrong.")
    )


@hooks.register("before_unpublish_page")
def keep_the_address(request: HttpRequest, page: Page) -> HttpResponse | None:
    """Refuses to unpublish a story with entries, or a section that holds one."""
    stories = Story.objects.descendant_of(page, inclusive=True)
    if not Entry.objects.filter(story__in=stories).exists():
        return None
    return _refuse(
        request, page, _("A published story keeps its address. End it, or retract the updates that are wrong.")
    )


def _refuse(request: HttpRequest, page: Page, why: str) -> HttpResponse:
    messages.error(request, why)
    return redirect("wagtailadmin_pages:edit", page.pk)
