"""Every address of the site. The public ones are the reader's; the rest is the newsroom's, inside its login."""

from __future__ import annotations

from django.urls import include, path
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.documents import urls as wagtaildocs_urls

from dateline.intake.inbox.api import api as inbox

handler404 = "dateline.reader.views.errors.not_found"
handler500 = "dateline.reader.views.errors.server_error"

urlpatterns = [
    path("api/v1/", inbox.urls),
    path("desk/", include("dateline.desk.accounts.urls")),
    path("desk/", include("dateline.desk.urls")),
    path("desk/", include(wagtailadmin_urls)),
    path("documents/", include(wagtaildocs_urls)),
    path("", include("dateline.alerts.urls")),
    path("", include("dateline.formats.urls")),
    path("", include("dateline.history.urls")),
    path("", include("dateline.reader.urls")),
    path("", include(wagtail_urls)),
]
