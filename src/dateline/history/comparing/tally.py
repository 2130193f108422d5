"""How much changed, in numbers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from django.utils.translation import ngettext

from dateline.history.comparing.reading import Outcome, Touched


def tally(touched: Iterable[Touched]) -> dict[str, int]:
    """By outcome, and how many were re-timed, marked and verified whatever else came of them."""
    found: Counter[str] = Counter()
    for one in touched:
        found[one.outcome] += 1
        found["retimed"] += one.retimed
        found["marked"] += one.marked
        found["verified"] += one.verified
    return {name: found[name] for name in (*Outcome, "retimed", "marked", "verified")}


def counts_in_words(touched: Iterable[Touched]) -> tuple[tuple[Outcome, str], ...]:
    """What there is any of, the gravest first."""
    counts = tally(touched)
    return tuple((outcome, _in_words(outcome, counts[outcome])) for outcome in Outcome if counts[outcome])


def _in_words(outcome: Outcome, count: int) -> str:
    """For example "3 updates revised"."""
    forms = {
        Outcome.REMOVED: ngettext("%d update removed for legal reasons", "%d updates removed for legal reasons", count),
        Outcome.WITHDRAWN: ngettext("%d update withdrawn", "%d updates withdrawn", count),
        Outcome.MOVED: ngettext("%d update moved", "%d updates moved", count),
        Outcome.RESTORED: ngettext("%d update restored", "%d updates restored", count),
        Outcome.REVISED: ngettext("%d update revised", "%d updates revised", count),
        Outcome.CHANGED: ngettext("%d update marked anew", "%d updates marked anew", count),
        Outcome.PUBLISHED: ngettext("%d update published", "%d updates published", count),
        Outcome.PASSED: ngettext("%d update published and withdrawn", "%d updates published and withdrawn", count),
        Outcome.SAME: ngettext("%d update changed and changed back", "%d updates changed and changed back", count),
    }
    return forms[outcome] % count
