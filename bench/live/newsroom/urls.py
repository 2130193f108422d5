from django.urls import path

from bench.live.newsroom.views import open_one, publish_one
from dateline.config import urls as site

handler404 = site.handler404
handler500 = site.handler500

urlpatterns = [
    path("bench/open", open_one),
    path("bench/publish/<uuid:story>", publish_one),
    *site.urlpatterns,
]
