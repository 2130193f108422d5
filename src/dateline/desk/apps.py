from django.apps import AppConfig


class DeskConfig(AppConfig):
    name = "dateline.desk"
    label = "dateline_desk"
    verbose_name = "Desk"

    def ready(self) -> None:
        from dateline.desk.channel import receivers  # noqa: F401 (connects them)
        from dateline.desk.notes.taking_down import DeskNotes
        from dateline.record.takedown import register

        register(DeskNotes())
