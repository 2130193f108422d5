"""From a change as a value to what a page shows of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Literal

from django.utils.translation import gettext as _

from dateline.body.addresses import host_of
from dateline.body.changes import (
    BlockChange,
    FieldChange,
    ItemsChange,
    Run,
    SetRun,
    Setting,
    SpansChange,
    ValueChange,
    WordsChange,
    compare_parts,
    compare_words,
)
from dateline.history.versions.labels import block_label, field_label, value_words
from dateline.history.versions.shown import Gap, ShownBlock, ShownDiff, ShownLine, ShownPicture, ShownRun
from dateline.history.versions.wording import Wording, WordingChange
from dateline.media.facts import MediaFacts, SnapshotFacts
from dateline.media.facts_for import media_facts
from dateline.record.words import media_keys

PLAIN = Setting()
NOTHING_TO_SHOW = ShownDiff(taken=True)


def media_of(wordings: Iterable[Wording | None]) -> MediaFacts:
    """The pictures and posts that any of these name. Three queries at most, none where they name none."""
    pictures: set[int] = set()
    snapshots: set[int] = set()
    for wording in wordings:
        if wording is not None:
            found = media_keys(wording.body)
            pictures.update(found[0])
            snapshots.update(found[1])
    return media_facts(pictures, snapshots) if pictures or snapshots else MediaFacts()


def show(change: WordingChange, media: MediaFacts) -> ShownDiff:
    """Of the blocks that stayed only the neighbours of a change are shown."""
    return ShownDiff(
        headline=plain_runs(change.headline),
        bylines=plain_runs(change.bylines),
        blocks=show_blocks(change.blocks, media),
    )


def show_blocks(changes: Sequence[BlockChange], media: MediaFacts) -> tuple[ShownBlock | Gap, ...]:
    near = [any(not change.kept for change in changes[max(0, place - 1) : place + 2]) for place in range(len(changes))]
    if not any(near):
        return ()
    shown: list[ShownBlock | Gap] = []
    left_out = 0
    for change, wanted in zip(changes, near, strict=True):
        if not wanted:
            left_out += 1
            continue
        if left_out:
            shown.append(Gap(left_out))
            left_out = 0
        shown.append(_show_block(change, media))
    return (*shown, Gap(left_out)) if left_out else tuple(shown)


def _show_block(change: BlockChange, media: MediaFacts) -> ShownBlock:
    block = change.old if change.new is None else change.new
    assert block is not None  # noqa: S101 (one of the two is there)
    fields = change.fields or compare_parts(block, block)
    lines = tuple(line for field in fields for line in _lines(field, media))
    return ShownBlock(block.type, block_label(block), _what(change), lines)


def _what(change: BlockChange) -> Literal["kept", "came", "went", "changed"]:
    if change.kept:
        return "kept"
    if change.old is None:
        return "came"
    return "went" if change.new is None else "changed"


def _lines(field: FieldChange, media: MediaFacts) -> Iterator[ShownLine]:
    match field:
        case WordsChange():
            yield ShownLine(field_label(field.name), plain_runs(field.runs))
        case SpansChange():
            yield ShownLine("", set_runs(field.runs))
        case ItemsChange():
            for item in field.items:
                lines = [line for part in item.fields for line in _lines(part, media)]
                yield from (
                    ShownLine(line.label, line.runs, line.pictures, item=place == 0) for place, line in enumerate(lines)
                )
        case ValueChange(name="picture"):
            yield ShownLine("", pictures=tuple(_pictures(field, media)))
        case ValueChange(name="snapshot"):
            yield from _post(field, media)
        case ValueChange():
            was, now = value_words(field.name, field.was), value_words(field.name, field.now)
            yield ShownLine(field_label(field.name), whole_runs(was, now))


def plain_runs(runs: Iterable[Run]) -> tuple[ShownRun, ...]:
    return tuple(ShownRun(run.text, PLAIN if run.was else None, PLAIN if run.now else None) for run in runs)


def set_runs(runs: Iterable[SetRun]) -> tuple[ShownRun, ...]:
    return tuple(ShownRun(run.text, run.was, run.now, _manner(run)) for run in runs)


def _manner(run: SetRun) -> str:
    """What words that stayed are now; where words that came or went lead, if they don't say it themselves."""
    if run.was and run.now:
        return _reset(run.was, run.now)
    setting = run.now or run.was
    if setting is None or not setting.href or run.text == setting.href:
        return ""
    return _("link to %(address)s") % {"address": setting.href}


def _reset(was: Setting, now: Setting) -> str:
    """How words that stayed are set otherwise."""
    said = []
    if was.bold != now.bold:
        said.append(_("now bold") if now.bold else _("no longer bold"))
    if was.italic != now.italic:
        said.append(_("now in italics") if now.italic else _("no longer in italics"))
    if was.href != now.href:
        addresses = {"was": was.href, "now": now.href}
        if was.href is None:
            said.append(_("now a link to %(now)s") % addresses)
        elif now.href is None:
            said.append(_("no longer a link to %(was)s") % addresses)
        else:
            said.append(_("link changed from %(was)s to %(now)s") % addresses)
    return ", ".join(said)


def whole_runs(was: str, now: str) -> tuple[ShownRun, ...]:
    """A value is replaced, never mended."""
    if was == now:
        return plain_runs([Run(now, was=True, now=True)])
    return plain_runs(run for run in (Run(was, was=True, now=False), Run(now, was=False, now=True)) if run.text)


def _pictures(field: ValueChange, media: MediaFacts) -> Iterator[ShownPicture]:
    keys = dict.fromkeys(key for key in (field.was, field.now) if key is not None)
    for key in keys:
        facts = media.pictures.get(key)
        alt = facts.alt if facts else ""
        shown = facts.fallback.renditions[0] if facts else None
        yield ShownPicture(shown, alt, was=field.was == key, now=field.now == key)


def _post(field: ValueChange, media: MediaFacts) -> Iterator[ShownLine]:
    """The author and the words that we kept of a post."""
    was, now = (media.snapshots.get(key or 0) for key in (field.was, field.now))
    for label, old, new in (
        (_("Author"), _author(was), _author(now)),
        (_("Kept words"), was.text if was else "", now.text if now else ""),
    ):
        if old or new:
            yield ShownLine(label, plain_runs(compare_words(old, new)))


def _author(post: SnapshotFacts | None) -> str:
    if post is None:
        return ""
    return post.author or post.handle or post.provider or host_of(post.url) or ""
