"""Where the past of a page is to be had, told in its headers (RFC 7089 section 2.2.4, pattern 2.1)."""

from __future__ import annotations

from django.http import HttpResponse

from dateline.reader.templatetags.reader import absolute


def link_past(response: HttpResponse, url: str) -> HttpResponse:
    """`url` is the page's own path. The page itself varies by no date: its TimeGate is another resource."""
    gate, past = absolute(f"/timegate{url}"), absolute(f"/timemap{url}")
    response["Link"] = f'<{gate}>; rel="timegate", <{past}>; rel="timemap"; type="application/link-format"'
    return response
