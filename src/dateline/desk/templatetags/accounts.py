"""For the pages of one's own account."""

from __future__ import annotations

from django import template

from dateline.desk.accounts.browser import spoken

register = template.Library()
register.filter("browser", spoken)
