"""The application: streams, static files and pictures first, Django behind them."""

from __future__ import annotations

import os

from django.core.asgi import get_asgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "dateline.config.settings")
django_application = get_asgi_application()

from starlette.middleware.gzip import GZipMiddleware  # noqa: E402
from starlette.routing import Mount, Router  # noqa: E402

from dateline.config.files import packaged_static, public_media  # noqa: E402
from dateline.config.live import stream  # noqa: E402

live = stream()
application = Router(
    routes=[
        Mount("/stream", app=live),
        Mount("/static", app=GZipMiddleware(packaged_static(), minimum_size=1_000)),
        Mount("/media", app=public_media()),
    ],
    # Starlette and asgiref type the same protocol differently.
    default=django_application,  # type: ignore[arg-type]
    lifespan=live.lifespan,
)
