"""Django's settings, read from the environment (see docs/operators.md for every variable)."""

from __future__ import annotations

import os
from pathlib import Path

from django.utils.translation import gettext_lazy as _

from dateline.config.databases import databases
from dateline.config.environment import choice, data_folder, flag, number, place, secret_key, words
from dateline.config.policies import READERS

PACKAGE = Path(__file__).resolve().parent.parent
DATA = data_folder()
# The push services of Chrome and its kin, Firefox, Edge and Safari; a dot in front stands for every host below.
PUSH_SERVICES = (
    "fcm.googleapis.com",
    "jmt17.google.com",
    "updates.push.services.mozilla.com",
    ".notify.windows.com",
    ".push.apple.com",
)

DEBUG = flag("DATELINE_DEBUG")
SECRET_KEY = secret_key(DATA)
SECRET_KEY_FALLBACKS = words("DATELINE_OLD_SECRET_KEYS")
ALLOWED_HOSTS = words("DATELINE_HOSTS") or ["localhost", "127.0.0.1", "[::1]"]
WAGTAILADMIN_BASE_URL = os.environ.get("DATELINE_BASE_URL", "http://localhost:8000")
CSRF_TRUSTED_ORIGINS = [WAGTAILADMIN_BASE_URL]

INSTALLED_APPS = [
    "dateline.desk",
    "dateline.formats",
    "dateline.history",
    "dateline.alerts",
    "dateline.reader",
    "dateline.stream",
    "dateline.intake.inbox",
    "dateline.embeds",
    "dateline.page_cache",
    "dateline.record",
    "dateline.media",
    "dateline.masthead",
    "dateline.staff",
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
    "csp",
    "django_htmx",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "django.contrib.humanize",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
]

MIDDLEWARE = [
    "dateline.config.addresses.PlainAddressMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "csp.middleware.CSPMiddleware",
    "dateline.config.policies.NewsroomPolicyMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "dateline.desk.accounts.requirement.SecondFactorMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "wagtail.contrib.redirects.middleware.RedirectMiddleware",
]

ROOT_URLCONF = "dateline.config.urls"
ASGI_APPLICATION = "dateline.config.asgi.application"
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

DATABASES = databases(DATA)
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
AUTH_USER_MODEL = "dateline_staff.Person"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 10}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
LOGIN_URL = WAGTAILADMIN_LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "wagtailadmin_home"
ACCOUNT_ADAPTER = "dateline.desk.accounts.adapter.StaffAdapter"
ACCOUNT_LOGIN_METHODS = {"username", "email"}
# An account is made by the newsroom, which knows the address it gives.
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_LOGOUT_REDIRECT_URL = "account_login"
ACCOUNT_SESSION_REMEMBER = True
MFA_ADAPTER = "dateline.desk.accounts.adapter.SecondFactorAdapter"
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]
MFA_ALLOW_UNVERIFIED_EMAIL = True
DATELINE_SECOND_FACTOR = choice("DATELINE_SECOND_FACTOR", "offered", "required")
WAGTAIL_PASSWORD_RESET_ENABLED = False

CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}

DATELINE_BROKER = os.environ.get("DATELINE_BROKER", "memory")
DATELINE_REDIS_URL = os.environ.get("DATELINE_REDIS_URL", "")
DATELINE_STREAM_READERS = number("DATELINE_STREAM_READERS", default=20_000)
DATELINE_PAGE_CACHE_MB = number("DATELINE_PAGE_CACHE_MB", default=64)

DATELINE_SIGNING_KEY_FILE = place("DATELINE_SIGNING_KEY_FILE", DATA / "signing-key.pem")
DATELINE_OLD_SIGNING_KEYS = place("DATELINE_OLD_SIGNING_KEYS", DATA / "old-signing-keys")

DATELINE_ALERT_KEY_FILE = place("DATELINE_ALERT_KEY_FILE", DATA / "alert-key.pem")
DATELINE_ALERT_CONTACT = os.environ.get("DATELINE_ALERT_CONTACT", "")
DATELINE_ALERT_HOSTS = words("DATELINE_ALERT_HOSTS") or list(PUSH_SERVICES)

USE_TZ = True
TIME_ZONE = "UTC"
USE_I18N = True
LANGUAGE_CODE = os.environ.get("DATELINE_LANGUAGE", "en")
LANGUAGES = [("en", _("English")), ("de", _("German"))]
LOCALE_PATHS = [PACKAGE / "locale"]

STATIC_URL = "/static/"
STATIC_ROOT = DATA / "static"
MEDIA_URL = "/media/"
MEDIA_ROOT = DATA / "media"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
# The default 2.5 MB turns a long pasted text away with a bare 400.
DATA_UPLOAD_MAX_MEMORY_SIZE = 6_000_000
DATA_UPLOAD_MAX_NUMBER_FIELDS = 10_000

WAGTAIL_SITE_NAME = "Dateline"
WAGTAILIMAGES_IMAGE_MODEL = "dateline_media.Picture"
WAGTAILIMAGES_IMAGE_FORM_BASE = "dateline.media.forms.PictureForm"
# SVG is left out: it is a program, not a picture. HEIC is what phones write.
WAGTAILIMAGES_EXTENSIONS = ["avif", "gif", "heic", "jpeg", "jpg", "png", "webp"]
WAGTAILIMAGES_MAX_UPLOAD_SIZE = 25 * 1024 * 1024
WAGTAILIMAGES_MAX_IMAGE_PIXELS = 64_000_000
# Wagtail asks its makers for newer versions and an avatar service for pictures unless told not to.
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAILREDIRECTS_AUTO_CREATE = True
WAGTAIL_I18N_ENABLED = False
WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "wagtail.search.backends.database"}}

# Behind TLS the operator sets DATELINE_BASE_URL to an https address; the rest follows from it.
_HTTPS = WAGTAILADMIN_BASE_URL.startswith("https://")
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = _HTTPS
SECURE_HSTS_SECONDS = 31_536_000 if _HTTPS else 0
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if flag("DATELINE_BEHIND_PROXY") else None
SECURE_REFERRER_POLICY = "strict-origin-when-cross-origin"
SESSION_COOKIE_SAMESITE = "Lax"
X_FRAME_OPTIONS = "SAMEORIGIN"

CONTENT_SECURITY_POLICY = {"DIRECTIVES": READERS}

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["stderr"], "level": "WARNING"},
}
