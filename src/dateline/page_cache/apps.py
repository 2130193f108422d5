from django.apps import AppConfig


class PageCacheConfig(AppConfig):
    name = "dateline.page_cache"
    label = "dateline_page_cache"
    verbose_name = "Kept pages"

    def ready(self) -> None:
        from dateline.page_cache import receivers  # noqa: F401 (hears of changes)
