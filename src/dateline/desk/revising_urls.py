"""Addresses of revising, below the desk's own."""

from __future__ import annotations

from django.urls import path

from dateline.desk.views import revising

urlpatterns = [
    path("story/<int:story>/updates/<uuid:update>/revise/", revising.revise, name="revise"),
    path("story/<int:story>/updates/<uuid:update>/changes/", revising.changes, name="changes"),
    path("story/<int:story>/drafts/<uuid:draft>/merge/", revising.merge, name="merge"),
]
