"""What the public templates need beyond Django's own tags."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from hashlib import sha256
from pathlib import Path
from urllib.parse import urljoin

from django import template
from django.conf import settings
from django.contrib.staticfiles import finders
from django.templatetags.static import static
from django.utils.html import format_html_join
from django.utils.safestring import SafeString
from django.utils.text import get_text_list
from django.utils.translation import gettext as _

from dateline.reader.pages.edition import edition
from dateline.reader.pages.live_words import live_words
from dateline.reader.pages.moments import Moment

register = template.Library()

SCRIPT = "reader/live"

# Languages whose usual script runs from right to left (Unicode CLDR, characterOrder).
RIGHT_TO_LEFT = {"ar", "arc", "ckb", "dv", "fa", "he", "ks", "ps", "sd", "syr", "ug", "ur", "yi"}


@register.simple_tag
@cache
def asset(path: str) -> str:
    """A static file's address with its content's hash, so that browsers may keep it for good. Read once a process."""
    found = finders.find(path)
    if found is None:
        return static(path)
    return f"{static(path)}?v={sha256(Path(found).read_bytes()).hexdigest()[:10]}"


@register.simple_tag
@cache
def script(name: str) -> str:
    """The address of a module of the page's script, with the hash of all of them: browsers keep them for good and never
    mix two versions."""
    return f"{static(f'{SCRIPT}/{name}')}?v={_script_hash()}"


@register.simple_tag
@cache
def script_preloads() -> SafeString:
    """Lets the browser fetch every module at once instead of one after the other."""
    names = [path.name for path in _modules() if path.name != "main.js"]
    return format_html_join("", '<link rel="modulepreload" href="{}">\n', ([script(name)] for name in names))


@cache
def _script_hash() -> str:
    return sha256(b"".join(path.read_bytes() for path in _modules())).hexdigest()[:10]


def _modules() -> list[Path]:
    return sorted(Path(finders.find(f"{SCRIPT}/main.js") or "").parent.glob("*.js"))


register.simple_tag(edition, name="edition")
register.simple_tag(live_words, name="live_words")


@register.filter
def absolute(address: str) -> str:
    """The address with the site's own scheme and host: for canonical links, share cards and paper.

    The host comes from the settings and never from the request: pages are cached and shared.
    """
    return urljoin(settings.WAGTAILADMIN_BASE_URL, address)


@register.filter
def direction(language: str) -> str:
    """`rtl` or `ltr`, for a `dir` attribute, from a BCP 47 tag."""
    return "rtl" if language.lower().partition("-")[0] in RIGHT_TO_LEFT else "ltr"


@register.filter
def in_words(names: Sequence[str]) -> str:
    """Ana Ruiz, Tom Keel and Ilse Brandt."""
    return get_text_list(list(names), _("and"))


@register.filter
def beside(moment: Moment, other: Moment | None) -> str:
    """The clock where the day is known from `other`, which stands next to it; else the day as well."""
    return moment.clock if other is not None and moment.date == other.date else moment.full
