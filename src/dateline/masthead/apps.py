from django.apps import AppConfig


class MastheadConfig(AppConfig):
    name = "dateline.masthead"
    label = "dateline_masthead"
    verbose_name = "Masthead"
    default_auto_field = "django.db.models.BigAutoField"
