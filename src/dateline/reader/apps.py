from django.apps import AppConfig


class ReaderConfig(AppConfig):
    name = "dateline.reader"
    label = "dateline_reader"
    verbose_name = "Reader"
