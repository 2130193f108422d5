from django.apps import AppConfig


class StaffConfig(AppConfig):
    name = "dateline.staff"
    label = "dateline_staff"
    verbose_name = "Staff"
    default_auto_field = "django.db.models.BigAutoField"
