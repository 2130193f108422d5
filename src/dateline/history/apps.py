from django.apps import AppConfig


class HistoryConfig(AppConfig):
    name = "dateline.history"
    label = "dateline_history"
    verbose_name = "History"
