"""What a session's browser calls itself, as a person would say it."""

from __future__ import annotations

from django.utils.translation import gettext as _

# In this order: browsers also name those they want to be taken for.
BROWSERS = (("Edg", "Edge"), ("OPR/", "Opera"), ("Firefox/", "Firefox"), ("Chrome/", "Chrome"), ("Safari/", "Safari"))
SYSTEMS = (
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Android", "Android"),
    ("Windows", "Windows"),
    ("Mac OS", "Mac"),
    ("Linux", "Linux"),
)


def spoken(user_agent: str) -> str:
    """Such as “Firefox, Android”. What names neither stays as it is, cut to a line."""
    names = [next((name for mark, name in marks if mark in user_agent), "") for marks in (BROWSERS, SYSTEMS)]
    return ", ".join(filter(None, names)) or user_agent[:60] or _("unknown browser")
