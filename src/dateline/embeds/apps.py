from django.apps import AppConfig


class EmbedsConfig(AppConfig):
    name = "dateline.embeds"
    label = "dateline_embeds"
    verbose_name = "Posts from elsewhere"
