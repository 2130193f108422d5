"""Characters that no text keeps, wherever it comes from.

Control and surrogate code points, because PostgreSQL's JSON can't hold NUL, UTF-8 can't hold a surrogate, and a browser
shows none of them; and the bidirectional overrides that can make a text read backwards (Unicode TR 36). Joiners that
languages need (ZWJ, ZWNJ) stay.
"""

from __future__ import annotations

import re

UNWANTED = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\u202a-\u202e\u2066-\u2069\ufeff\ufdd0-\ufdef\ufffe\uffff]"
)


def drop_unwanted(value: str) -> str:
    return UNWANTED.sub("", value)
