"""Text that came inside a file or from another site, made fit to store and to show on one line."""

from __future__ import annotations

from urllib.parse import urlsplit

from dateline.media.characters import UNWANTED, drop_unwanted

MAX_ADDRESS = 2_000


def one_line(value: str, limit: int) -> str:
    """`value` without control characters, its white space single, at most `limit` characters long.

    A longer text is cut between words where it can be and ends with an ellipsis.
    """
    # Cut first: what stands far behind the limit must not cost time.
    line = " ".join(drop_unwanted(value[: limit * 4 + 1_000]).split())
    if len(line) <= limit:
        return line
    cut = line[: limit - 1]
    at_word = cut.rfind(" ", limit // 2)
    return (cut[:at_word] if at_word > 0 else cut).rstrip() + "…"


def web_address(value: str) -> str:
    """`value` if it is an absolute http or https address of at most `MAX_ADDRESS` characters; otherwise empty."""
    address = value.strip()
    if len(address) > MAX_ADDRESS or UNWANTED.search(address) or any(character.isspace() for character in address):
        return ""
    try:
        parts = urlsplit(address)
        usable = parts.scheme in {"http", "https"} and bool(parts.hostname)
    except ValueError:
        return ""
    return address if usable else ""


def paragraphs(value: str, limit: int) -> str:
    """Like `one_line`, but keeps line breaks, at most one empty line in a row."""
    lines = [one_line(line, limit) for line in value[: limit * 4 + 1_000].splitlines()]
    kept = [line for number, line in enumerate(lines) if line or (number and lines[number - 1])]
    text = "\n".join(kept).strip()
    return text if len(text) <= limit else text[: limit - 1].rstrip() + "…"
