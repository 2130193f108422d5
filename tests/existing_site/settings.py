"""A Wagtail site that was there before: Django's own users, a page type of its own, its own settings.

What it adds for Dateline is marked; docs/operators.md tells the same.
"""

from __future__ import annotations

import os
from pathlib import Path

DATA = Path(os.environ["EXISTING_SITE_DATA"])
SECRET_KEY = "tests-only"
ALLOWED_HOSTS = ["*"]
INSTALLED_APPS = [
    "tests.existing_site.shop",
    # Dateline's
    "dateline.formats",
    "dateline.history",
    "dateline.reader",
    "dateline.record",
    "dateline.media",
    "dateline.masthead",
    # Wagtail's and Django's
    "wagtail.contrib.redirects",
    "wagtail.contrib.settings",
    "wagtail.embeds",
    "wagtail.sites",
    "wagtail.users",
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail",
    "modelcluster",
    "taggit",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
]
MIDDLEWARE = [
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "wagtail.contrib.redirects.middleware.RedirectMiddleware",
]
ROOT_URLCONF = "tests.existing_site.urls"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    },
]
DATABASES = {
    "default": {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": DATA / "shop.sqlite3",
        # Dateline's: without it two who publish at once can be told that the database is locked.
        "OPTIONS": {"transaction_mode": "IMMEDIATE", "timeout": 30, "init_command": "PRAGMA journal_mode=WAL;"},
    }
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
USE_TZ = True
STATIC_URL = "/static/"
MEDIA_URL = "/media/"
MEDIA_ROOT = DATA / "media"
WAGTAIL_SITE_NAME = "The shop"
WAGTAILADMIN_BASE_URL = "http://shop.example"
# Dateline's
WAGTAILIMAGES_IMAGE_MODEL = "dateline_media.Picture"
WAGTAILIMAGES_IMAGE_FORM_BASE = "dateline.media.forms.PictureForm"
