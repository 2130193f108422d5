from django.apps import AppConfig


class RecordConfig(AppConfig):
    name = "dateline.record"
    label = "dateline_record"
    verbose_name = "Record"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from dateline.record import receivers  # noqa: F401 (connects the page signals)
