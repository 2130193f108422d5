from dateline.config.settings import *  # noqa: F403 (all of them, but for the addresses)

ROOT_URLCONF = "bench.live.newsroom.urls"
