"""The line under a quote: `— Name, role, to Venue, via Outlet (partial)`."""

from __future__ import annotations

import re

from dateline.body.blocks import Statement, StatementKind
from dateline.body.wire.lines import Line, Mark

_DASHES = ("—", "–", "―", "--")
_KINDS = {
    "partial": StatementKind.PARTIAL,
    "paraphrase": StatementKind.PARAPHRASE,
    "denial": StatementKind.DENIAL,
    "no comment": StatementKind.NO_COMMENT,
}
_KIND = re.compile(rf"\((?P<kind>{'|'.join(_KINDS)})\)$", re.IGNORECASE)
_PREFIXES = {"to ": "venue", "via ": "outlet"}
_QUOTATION_MARKS = (("“", "”"), ('"', '"'), ("„", "“"), ("„", "”"), ("«", "»"), ("»", "«"), ("‘", "’"))


def attribution_words(line: Line, after: Line | None = None) -> str:
    """What stands after the dash, or "" if the line names nobody.

    A plain "- " counts too, unless the line `after` it is an item as well.
    """
    if line.mark is Mark.BULLET and line.name == "-" and not (after and after.mark is Mark.BULLET):
        return line.content
    dash = next((dash for dash in _DASHES if line.text.startswith(dash)), "")
    words = line.text.removeprefix(dash).strip() if dash and line.reads_as_text else ""
    return words if any(character.isalnum() for character in words) else ""


def read_attribution(words: str) -> dict[str, object]:
    """Speaker, role, venue, outlet and kind, as `Statement` takes them. The role is all before "to" or "via"."""
    kind = StatementKind.DIRECT
    if match := _KIND.search(words):
        kind, words = _KINDS[match["kind"].lower()], words[: match.start()].rstrip()
    speaker, *rest = re.split(r",\s+", words)
    found: dict[str, list[str]] = {"role": [], "venue": [], "outlet": []}
    field = "role"
    for part in rest:
        prefix = next((prefix for prefix in _PREFIXES if part.lower().startswith(prefix)), "")
        if prefix and not found[_PREFIXES[prefix]]:
            field = _PREFIXES[prefix]
            part = part[len(prefix) :]
        found[field].append(part)
    return {"speaker": speaker, "kind": kind, **{name: ", ".join(parts) for name, parts in found.items()}}


def write_attribution(statement: Statement) -> str:
    parts = [statement.speaker, statement.role]
    parts += [f"{prefix}{getattr(statement, name)}" for prefix, name in _PREFIXES.items() if getattr(statement, name)]
    kind = next((f" ({words})" for words, kind in _KINDS.items() if kind is statement.kind), "")
    return f"— {', '.join(part for part in parts if part)}{kind}"


def without_quotation_marks(text: str) -> str:
    """Takes off one pair of marks around the whole; the page sets its own."""
    for opening, closing in _QUOTATION_MARKS:
        inner = text[1:-1]
        if len(text) > 2 and text[0] == opening and text[-1] == closing and not {opening, closing} & set(inner):
            return inner.strip()
    return text
