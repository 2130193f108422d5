from django.apps import AppConfig


class RecordConfig(AppConfig):
    name = "dateline.record"
    label = "dateline_record"
    verbose_name = "Record"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from wagtail.models import ReferenceIndex

        from dateline.record import receivers  # noqa: F401 (connects the page signals)
        from dateline.record.models import ShownPicture

        # So that the library's screens say where a picture is used, and refuse to delete it.
        ReferenceIndex.register_model(ShownPicture)
