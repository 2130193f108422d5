"""What an entry of the record was about, in a few words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from django.utils.text import capfirst, get_text_list
from django.utils.translation import gettext as _

from dateline.body.blocks import body_from_json
from dateline.body.outline import first_words
from dateline.record.kinds import EntryKind, Verification


def subject_words(kind: str, data: Mapping[str, Any]) -> str:
    """What it was about, for those who look for an entry; empty where that is said already."""
    match kind:
        case EntryKind.PUBLISH | EntryKind.REVISE | EntryKind.RESTORE:
            return str(data.get("headline") or first_words(body_from_json(data.get("blocks", ()))))
        case EntryKind.MARK:
            return str(data.get("label", ""))
        case EntryKind.VERIFY:
            return str(capfirst(Verification(data["state"]).label))
        case EntryKind.STORY:
            return get_text_list(list(dict.fromkeys(_facts(data))), _("and"))
    return ""


def _facts(data: Mapping[str, Any]) -> Iterator[str]:
    names = {
        "headline": _("headline"),
        "standfirst": _("standfirst"),
        "language": _("language"),
        "timezone": _("time zone"),
        "location": _("place"),
        "bylines": _("bylines"),
        "agency_credits": _("agency credits"),
        "summary": _("what we know"),
        "tags": _("tags"),
        "lead": _("lead picture"),
        "lead_caption": _("lead picture"),
        "lead_credit": _("lead picture"),
        "coverage_start": _("coverage"),
        "coverage_end": _("coverage"),
    }
    for name in data["changes"]:
        yield names.get(name, _("background"))
