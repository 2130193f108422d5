"""The application of `dateline serve --only stream`: streams, and nothing else."""

from __future__ import annotations

import os

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "dateline.config.settings")
django.setup()

from starlette.routing import Mount, Router  # noqa: E402

from dateline.config.live import stream  # noqa: E402

live = stream()
application = Router(routes=[Mount("/stream", app=live)], lifespan=live.lifespan)
