from __future__ import annotations

from django.urls import include, path
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls

urlpatterns = [
    path("admin/", include(wagtailadmin_urls)),
    # Dateline's, before Wagtail's own
    path("", include("dateline.formats.urls")),
    path("", include("dateline.history.urls")),
    path("", include("dateline.reader.urls")),
    path("", include(wagtail_urls)),
]
