from django.apps import AppConfig


class InboxConfig(AppConfig):
    name = "dateline.intake.inbox"
    label = "dateline_inbox"
    verbose_name = "Inbox"
