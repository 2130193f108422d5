"""The words that the page and the plain text add to a body, in the language now active."""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from dateline.body.blocks import Statement, StatementKind
from dateline.body.values import LANGUAGE_TAG


def usable_language(language: str) -> str:
    """A language tag that Django may look up; English where the tag is none."""
    return language.lower() if LANGUAGE_TAG.fullmatch(language) else "en"


def to_venue(venue: str) -> str:
    return pgettext("said to", "to %(venue)s") % {"venue": venue}


def via_outlet(outlet: str) -> str:
    return pgettext("carried by", "via %(outlet)s") % {"outlet": outlet}


def kind_words(kind: StatementKind) -> str:
    """What readers must know about words that aren't a plain quote; empty for one."""
    return {
        StatementKind.DIRECT: "",
        StatementKind.PARTIAL: _("in part"),
        StatementKind.PARAPHRASE: _("paraphrased"),
        StatementKind.DENIAL: _("denial"),
        StatementKind.NO_COMMENT: _("would not comment"),
    }[kind]


def attribution(statement: Statement) -> str:
    """Everything under a quote in one line: name, role, to whom, via which outlet, and what kind of words."""
    parts = [statement.speaker, statement.role]
    parts += [to_venue(statement.venue)] if statement.venue else []
    parts += [via_outlet(statement.outlet)] if statement.outlet else []
    words = kind_words(statement.kind)
    return ", ".join(part for part in parts if part) + (f" ({words})" if words else "")
