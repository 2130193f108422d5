from django.apps import AppConfig


class AlertsConfig(AppConfig):
    name = "dateline.alerts"
    label = "dateline_alerts"
    verbose_name = "Alerts"
