from django.apps import AppConfig


class FormatsConfig(AppConfig):
    name = "dateline.formats"
    label = "dateline_formats"
    verbose_name = "Formats"
