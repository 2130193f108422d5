"""The public addresses of what was."""

from __future__ import annotations

from django.urls import include, path

from dateline.history.comparing.views import compare, diff
from dateline.history.corrections.views import site_corrections, story_corrections
from dateline.history.proof.views import key_file, key_page, record, record_file
from dateline.history.versions.views import update_history, update_history_json

app_name = "history"

urlpatterns = [
    path("", include("dateline.history.as_it_stood.urls")),
    path("corrections/", site_corrections, name="site-corrections"),
    path("<path:place>/u/<uuid:update>/history/", update_history, name="update"),
    path("<path:place>/u/<uuid:update>/history.json", update_history_json, name="update-json"),
    path("record-key/", key_page, name="record-key"),
    path("record-key.pem", key_file, name="record-key-file"),
    path("<path:place>/record/", record, name="record"),
    path("<path:place>/record/page/<int:number>/", record, name="record-page"),
    path("<path:place>/record.jsonl", record_file, name="record-lines"),
    path("<path:place>/compare/", compare, name="compare"),
    path("<path:place>/diff.json", diff, name="diff"),
    path("<path:place>/corrections/", story_corrections, name="corrections"),
]
