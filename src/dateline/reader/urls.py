"""The public addresses below a page's own. The pages themselves come through Wagtail's tree (see `wagtail_hooks`)."""

from __future__ import annotations

from django.urls import path

from dateline.reader.views.entries import entries
from dateline.reader.views.player import player
from dateline.reader.views.search import search
from dateline.reader.views.story import story_older
from dateline.reader.views.update import update_permalink

app_name = "reader"

urlpatterns = [
    path("search/", search, name="search"),
    path("player/<uuid:key>/", player, name="player"),
    path("<path:place>/page/<int:number>/", story_older, name="story-older"),
    path("<path:place>/entries", entries, name="entries"),
    path("<path:place>/u/<uuid:update>/", update_permalink, name="update"),
]
