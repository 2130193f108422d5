"""The addresses at which words are removed for legal reasons."""

from __future__ import annotations

from django.urls import path

from dateline.desk.views.takedowns import ask, takedown

urlpatterns = [
    path("story/<int:story>/takedown/", ask, name="ask-takedown"),
    path("story/<int:story>/takedown/<uuid:takedown>/", takedown, name="takedown"),
]
