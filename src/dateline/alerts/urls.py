"""The public addresses of alerts."""

from __future__ import annotations

from django.urls import path

from dateline.alerts.views import alerts, worker

app_name = "alerts"

urlpatterns = [
    path("alerts-worker.js", worker, name="worker"),
    path("<path:place>/alerts/", alerts, name="story"),
]
