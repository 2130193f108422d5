"""The addresses of the past."""

from __future__ import annotations

from django.urls import path

from dateline.history.as_it_stood.negotiation import timegate, timemap
from dateline.history.as_it_stood.views import choose, story_as_it_stood, update_as_it_stood

urlpatterns = [
    path("timegate/<path:place>/u/<uuid:update>/", timegate, name="update-timegate"),
    path("timegate/<path:place>/", timegate, name="timegate"),
    path("timemap/<path:place>/u/<uuid:update>/", timemap, name="update-timemap"),
    path("timemap/<path:place>/", timemap, name="timemap"),
    path("<path:place>/u/<uuid:update>/at/<str:moment>/", update_as_it_stood, name="update-at"),
    path("<path:place>/at/<str:moment>/page/<int:number>/", story_as_it_stood, name="at-page"),
    path("<path:place>/at/<str:moment>/", story_as_it_stood, name="at"),
    path("<path:place>/at/", choose, name="choose"),
]
