"""Which of the site's addresses belong to a copy, and the file that each becomes."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass
from typing import Final
from urllib.parse import SplitResult, parse_qs, quote, unquote, urlencode, urlsplit

from dateline.formats.static_copy.names import safe_name

INDEX: Final = "index.html"
KEY_FILE: Final = "record-key.pem"
KEYS: Final = ("record-key/", KEY_FILE)
"""What stands beside the stories on the site, and is in every copy that a record in it is signed with."""
_MOST_FIELDS: Final = 20
_NUMBER = re.compile(r"[1-9][0-9]{0,6}", re.ASCII)
_ID = "[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}"
_STORY = re.compile(r"(?:page/[1-9][0-9]{0,6}/)?", re.ASCII)
_HISTORY = re.compile(f"u/({_ID})/history", re.ASCII)
# Each with the questions it answers; whatever else is asked of it changes nothing.
_PAGES = tuple(
    (re.compile(pattern, re.ASCII), questions)
    for pattern, questions in (
        (f"u/{_ID}/", ()),
        (f"u/{_ID}/history/", ("page", "view")),
        ("corrections/", ("page",)),
        (r"record/(?:page/[1-9][0-9]{0,6}/)?", ()),
    )
)
_FILES = tuple(
    (re.compile(pattern, re.ASCII), questions)
    for pattern, questions in (
        (f"u/{_ID}/history\\.json", ("page",)),
        (r"feed\.atom", ("page",)),
        (r"corrections\.atom", ()),
        (r"record\.jsonl", ()),
    )
)


@dataclass(frozen=True, slots=True)
class Place:
    """`asked` is path and query on the site, one for each file; `file` is relative to the copy."""

    asked: str
    file: str

    @property
    def is_page(self) -> bool:
        return self.file.endswith(".html")


@dataclass(frozen=True, slots=True)
class Places:
    """`story` is the path of its page, such as `/vale/arne-dam/`; `hosts` are those that the site answers under.

    Only people among `speakers` have a page of their updates: whoever writes a link must not make the copy grow.
    `changed` are the identities of updates that have a history: that of any other would say nothing.
    """

    story: str
    hosts: Collection[str]
    speakers: Collection[str]
    changed: Collection[str]

    def is_own(self, parts: SplitResult) -> bool:
        return parts.scheme in {"http", "https"} and parts.netloc.lower() in self.hosts

    def find(self, address: str) -> Place | None:
        """`address` is a full one. None for what is no part of the copy."""
        parts = urlsplit(address)
        if not self.is_own(parts):
            return None
        path = unquote(parts.path)
        if path.startswith("/") and path[1:] in KEYS:
            return Place(path, f"{path[1:]}{INDEX}" if path.endswith("/") else path[1:])
        if not path.startswith(self.story):
            return None
        return self._below(path.removeprefix(self.story), _fields(parts.query))

    def _below(self, rest: str, asked: dict[str, str]) -> Place | None:
        if _STORY.fullmatch(rest):
            return self._chosen(rest, asked)
        update = _HISTORY.match(rest)
        if update and update[1] not in self.changed:
            return None
        for pattern, questions in _PAGES:
            if pattern.fullmatch(rest):
                return self._paged(rest, asked, questions)
        for pattern, questions in _FILES:
            if pattern.fullmatch(rest):
                return self._file(rest, asked, questions)
        return None

    def _chosen(self, rest: str, asked: dict[str, str]) -> Place | None:
        """The story's pages in one of the orders and selections that its links offer."""
        folder, query = "", {}
        if asked.get("order") == "oldest":
            folder, query = "oldest/", {"order": "oldest"}
        if name := asked.get("by"):
            if name not in self.speakers:
                return None
            folder, query["by"] = f"{folder}only/by/{safe_name(name)}/", name
        elif (show := asked.get("show", "")) in {"key", "corrections"}:
            folder, query["show"] = f"{folder}only/{show}/", show
        return Place(self._address(rest, query), f"{folder}{rest}{INDEX}")

    def _paged(self, rest: str, asked: dict[str, str], questions: Collection[str]) -> Place | None:
        folder, query = rest, {}
        if "view" in questions and asked.get("view") == "side":
            folder, query["view"] = f"{folder}side/", "side"
        if "page" in questions and "page" in asked:
            if not _NUMBER.fullmatch(asked["page"]):
                return None
            folder, query["page"] = f"{folder}page/{asked['page']}/", asked["page"]
        return Place(self._address(rest, query), f"{folder}{INDEX}")

    def _file(self, rest: str, asked: dict[str, str], questions: Collection[str]) -> Place | None:
        number = asked.get("page") if "page" in questions else None
        if number is None:
            return Place(self._address(rest, {}), rest)
        if not _NUMBER.fullmatch(number):
            return None
        name, _dot, ending = rest.rpartition(".")
        return Place(self._address(rest, {"page": number}), f"{name}-{number}.{ending}")

    def _address(self, rest: str, query: dict[str, str]) -> str:
        path = quote(f"{self.story}{rest}")
        return f"{path}?{urlencode(query)}" if query else path


def _fields(query: str) -> dict[str, str]:
    """The last of each name, as Django reads it; none at all of what is no sensible query."""
    try:
        fields = parse_qs(query, max_num_fields=_MOST_FIELDS)
    except ValueError:
        return {}
    return {name: values[-1] for name, values in fields.items()}
