"""The address of a post, so that the same post is known again."""

from __future__ import annotations

from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.utils.translation import gettext as _

from dateline.body.addresses import is_web_page
from dateline.record.errors import Refused

# Says who shared a link, not what it leads to.
_SHARED_BY = {"fbclid", "gclid", "igsh", "igshid", "mc_cid", "mc_eid", "ref_src", "ref_url"}
_usable = URLValidator(schemes=["http", "https"])


def post_address(typed: str) -> str:
    """Without a fragment and without what tracking added. Raises `Refused` for what is no address of a web page."""
    address = typed.strip()
    if not is_web_page(address):
        raise Refused(_("This is not the address of a web page."))
    parts = urlsplit(address)
    host = parts.netloc.lower() if "@" not in parts.netloc else parts.netloc
    plain = urlunsplit((parts.scheme, host, parts.path, _without_tracking(parts.query), ""))
    try:
        _usable(plain)
    except ValidationError as error:
        raise Refused(_("This is not the address of a web page.")) from error
    return plain


def _without_tracking(query: str) -> str:
    """The query as it was typed, unless something has to go."""
    pairs = parse_qsl(query, keep_blank_values=True)
    kept = [(key, value) for key, value in pairs if key not in _SHARED_BY and not key.startswith("utm_")]
    return query if len(kept) == len(pairs) else urlencode(kept)
