from django.apps import AppConfig


class MediaConfig(AppConfig):
    name = "dateline.media"
    label = "dateline_media"
    verbose_name = "Pictures and embeds"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from wagtail.models import ReferenceIndex

        from dateline.media import checks  # noqa: F401
        from dateline.media.models import EmbedSnapshot

        # So that the library says which pictures kept posts use, and refuses to delete those.
        ReferenceIndex.register_model(EmbedSnapshot)
