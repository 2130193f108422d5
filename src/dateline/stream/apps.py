from django.apps import AppConfig


class StreamConfig(AppConfig):
    name = "dateline.stream"
    label = "dateline_stream"
    verbose_name = "Live delivery"

    def ready(self) -> None:
        from dateline.stream import receivers  # noqa: F401 (hears of new entries)
        from dateline.stream.broker.choice import broker

        # A setting that makes no sense is said at the start, not at the first publish.
        broker()
