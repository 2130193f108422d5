"""For the composer's templates."""

from __future__ import annotations

from functools import cache
from hashlib import sha256
from pathlib import Path

from django import template
from django.contrib.staticfiles import finders
from django.templatetags.static import static

register = template.Library()

FOLDER = "desk/composer"


@register.simple_tag
@cache
def composer_script() -> str:
    """The address of the first of the composer's modules. It carries the hash of them all, and hands it on to the
    others, so that browsers keep them for good and never mix two versions."""
    first = Path(finders.find(f"{FOLDER}/main.js") or "")
    version = sha256(b"".join(path.read_bytes() for path in sorted(first.parent.glob("*.js")))).hexdigest()[:10]
    return f"{static(f'{FOLDER}/main.js')}?v={version}"


@register.filter
def of_key(values: dict[str, str], key: object) -> str:
    """A value by its key, or nothing."""
    return values.get(str(key), "")
