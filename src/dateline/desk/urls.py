"""The desk's addresses, below `/desk/`. They stand before Wagtail's, whose home they take the place of."""

from __future__ import annotations

from django.urls import include, path

from dateline.desk.views.channel import channel, presence
from dateline.desk.views.home import home
from dateline.desk.views.new_story import new_story
from dateline.desk.views.notes import notes
from dateline.desk.views.panel import panel
from dateline.desk.views.story import listing, story
from dateline.desk.views.story_copy import story_copy
from dateline.desk.views.tokens import end_token, tokens
from dateline.desk.views.update import update, update_act

app_name = "desk"

STORY = "story/<int:story>/"
UPDATE = f"{STORY}updates/<uuid:update>/"

urlpatterns = [
    path("", home, name="home"),
    path("stories/new/", new_story, name="new-story"),
    path("tokens/", tokens, name="tokens"),
    path("tokens/<uuid:token>/end/", end_token, name="end-token"),
    path(STORY, story, name="story"),
    path(f"{STORY}list/", listing, name="list"),
    path(f"{STORY}panel/", panel, name="panel"),
    path(f"{STORY}notes/", notes, name="notes"),
    path(f"{STORY}copy/", story_copy, name="copy"),
    path(f"{STORY}channel/", channel, name="channel"),
    path(f"{STORY}presence/", presence, name="presence"),
    path("", include("dateline.desk.revising_urls")),
    path("", include("dateline.desk.composer_urls")),
    path("", include("dateline.desk.takedown_urls")),
    path(UPDATE, update, name="update"),
    path(f"{UPDATE}<slug:act>/", update_act, name="update-act"),
]
