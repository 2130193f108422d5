"""What entries of feeds say, as HTML."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from dateline.formats.atom.fragment import carried
from dateline.history.corrections.correction import Correction
from dateline.history.versions.shown import Gap, ShownDiff, ShownRun
from dateline.reader.pages.update_card import ClaimLine, UpdateCard


def update_content(card: UpdateCard) -> SafeString:
    """How sure the newsroom is, the fragment as it was stored, and every clarification and correction with its date."""
    claim = _claim(card.claim) if card.claim else ""
    # Sanitised when it was published; the addresses in it were only made whole.
    fragment = mark_safe(carried(card.html))  # noqa: S308
    notes = format_html_join(
        "\n",
        "<p><strong>{}, {}:</strong> {}</p>",
        ((capfirst(note.change.label), note.when.full, note.text) for note in card.notes if note.text),
    )
    return _joined(claim, fragment, notes)


def _claim(claim: ClaimLine) -> SafeString:
    state = format_html("<strong>{}</strong>, {}", capfirst(claim.state.label), claim.when.full)
    return format_html("<p>{}: {}</p>", state, claim.note) if claim.note else format_html("<p>{}</p>", state)


def correction_content(correction: Correction) -> SafeString:
    """The note, and what was said before and what is said now; the words of an update that was withdrawn are not sent
    out again."""
    note = format_html("<p>{}</p>", correction.note) if correction.note else ""
    if correction.removal:
        return _joined(note, format_html("<p>{}</p>", _("Removed for legal reasons.")))
    if correction.withdrawn:
        said = _("The update was moved since.") if correction.moved else _("The update was withdrawn since.")
        return _joined(note, format_html("<p>{}</p>", said))
    return _joined(note, *_changes(correction.diff))


def _changes(diff: ShownDiff) -> Iterator[SafeString]:
    for runs in (diff.headline, *_lines(diff), diff.bylines):
        was = "".join(run.text for run in runs if run.was)
        now = "".join(run.text for run in runs if run.now)
        if was == now:
            continue
        if was:
            yield format_html("<p>{} <del>{}</del></p>", _("Before:"), was)
        if now:
            yield format_html("<p>{} <ins>{}</ins></p>", _("Now:"), now)


def _lines(diff: ShownDiff) -> Iterator[tuple[ShownRun, ...]]:
    for block in diff.blocks:
        if not isinstance(block, Gap):
            yield from (line.runs for line in block.lines)


def _joined(*parts: str) -> SafeString:
    return format_html_join("\n", "{}", ([part] for part in parts if part))
