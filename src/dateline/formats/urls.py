"""The public addresses of feeds."""

from __future__ import annotations

from django.urls import path

from dateline.formats.atom.views import corrections_feed, site_corrections_feed, story_feed

app_name = "formats"

urlpatterns = [
    path("corrections.atom", site_corrections_feed, name="site-corrections-feed"),
    path("<path:place>/corrections.atom", corrections_feed, name="corrections-feed"),
    path("<path:place>/feed.atom", story_feed, name="story-feed"),
]
