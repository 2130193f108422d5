"""What the desk's templates need beyond Django's own tags."""

from __future__ import annotations

from datetime import datetime
from functools import cache
from hashlib import sha256
from pathlib import Path
from zoneinfo import ZoneInfo

from django import template
from django.contrib.staticfiles import finders
from django.templatetags.static import static
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from dateline.reader.pages.moments import Moment

register = template.Library()

# As the first one loads them; the last is shared with readers' pages.
MODULES = (
    "desk/main.js",
    "desk/lines.js",
    "desk/menus.js",
    "desk/presence.js",
    "desk/regions.js",
    "desk/saying.js",
    "desk/sheet.js",
    "reader/live/stream.js",
)


@register.filter
def lately(moment: Moment) -> str:
    """The clock alone for a moment of today, which a day in the story's zone is; else with its day."""
    return moment.clock if is_today(moment) else moment.full


@register.filter
def is_today(moment: Moment) -> bool:
    return moment.date == datetime.now(ZoneInfo(moment.zone)).date()


@register.simple_tag
@cache
def desk_script() -> SafeString:
    """The desk's own script. All its modules carry the hash of them together, so that a browser never mixes two
    versions; all but the first are asked for at once."""
    paths = [Path(finders.find(name) or "") for name in MODULES]
    version = sha256(b"".join(path.read_bytes() for path in paths)).hexdigest()[:10]
    first, *others = (f"{static(name)}?v={version}" for name in MODULES)
    return format_html(
        '{}<script type="module" src="{}"></script>',
        format_html_join("", '<link rel="modulepreload" href="{}">\n', ([address] for address in others)),
        first,
    )
