"""Changes as HTML. A history has thousands of small pieces, and a template for each takes several times as long.

What went is `del` and what came is `ins`, each with a word for those who hear the page. Styles: history/diff.css.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from dateline.body.changes import Setting
from dateline.body.html.elements import element, joined, link
from dateline.history.versions.shown import ShownBlock, ShownLine, ShownPicture, ShownRun


def draw_words(runs: Sequence[ShownRun], *, side: bool = False) -> SafeString:
    """A text of a change, or with `side` the text before and the text after."""
    if not side:
        return element("p", {"class": "diff-words"}, *(_draw_run(run, run.how, manner=True) for run in runs))
    before = [_draw_run(run, run.was, manner=False) for run in runs if run.was]
    after = [_draw_run(run, run.now, manner=True) for run in runs if run.now]
    same = all(run.was == run.now for run in runs)
    return element(
        "div",
        {"class": "diff-pair diff-same" if same else "diff-pair"},
        _side("diff-was", _("Before"), before),
        _side("diff-now", _("After"), after),
    )


def _side(name: str, label: str, runs: Sequence[SafeString]) -> SafeString:
    if not runs:
        return element("div", {"class": name})
    words = element("p", {"class": "diff-words"}, *runs)
    return element("div", {"class": name}, element("span", {"class": "diff-side-name"}, label), words)


def _draw_run(run: ShownRun, how: Setting | None, *, manner: bool) -> SafeString:
    words = _set(run, how or Setting())
    said = element("span", {"class": "diff-manner"}, f" ({run.manner})") if run.manner and manner else ""
    if run.now is None:
        return element("del", {}, unseen(f"[{_('removed:')} "), words, said, unseen("] "))
    if run.was is None:
        return element("ins", {}, unseen(f"[{_('added:')} "), words, said, unseen("]"))
    return element("mark", {}, words, said) if run.manner else joined(words)


def _set(run: ShownRun, how: Setting) -> str:
    words: str = run.text
    if how.italic:
        words = element("em", {}, words)
    if how.bold:
        words = element("strong", {}, words)
    return link(how.href, words) if how.href and run.now else words


def unseen(words: str) -> SafeString:
    return element("span", {"class": "unseen"}, words)


def draw_block(block: ShownBlock, *, side: bool = False) -> SafeString:
    """What it is, what became of it, and its lines."""
    name: str | SafeString = ""
    if block.what != "kept":
        name = element("p", {"class": "diff-name"}, block.label, _became(block))
    lines = (_draw_line(line, side=side) for line in block.lines)
    return element("div", {"class": f"diff-block diff-{block.what} diff-{block.type}"}, name, *lines)


def _became(block: ShownBlock) -> str:
    match block.what:
        case "came":
            return joined(" ", element("b", {}, _("added")))
        case "went":
            return joined(" ", element("b", {}, _("removed")))
    return ""


def _draw_line(line: ShownLine, *, side: bool) -> SafeString:
    label = element("p", {"class": "diff-label"}, line.label) if line.label else ""
    shown = _draw_pictures(line.pictures) if line.pictures else draw_words(line.runs, side=side)
    return element("div", {"class": "diff-line diff-item" if line.item else "diff-line"}, label, shown)


def draw_lines(lines: Iterable[ShownLine]) -> SafeString:
    return joined(*(_draw_line(line, side=False) for line in lines))


def _draw_pictures(pictures: Sequence[ShownPicture]) -> SafeString:
    # Safari takes a list without bullets for no list, unless it is told.
    return element("ul", {"class": "diff-pictures", "role": "list"}, *(_draw_picture(shown) for shown in pictures))


def _draw_picture(shown: ShownPicture) -> SafeString:
    name, became = "", None
    if not shown.now:
        name, became = _("Picture before"), "diff-went"
    elif not shown.was:
        name, became = _("Picture now"), "diff-came"
    caption = element("p", {"class": "diff-picture-name"}, name) if name else ""
    return element("li", {"class": became}, _image(shown), caption)


def _image(shown: ShownPicture) -> SafeString:
    picture = shown.picture
    if picture is None:
        return element("p", {"class": "diff-none"}, _("The library has this picture no more."))
    size = {"width": str(picture.width), "height": str(picture.height)}
    return element("img", {"src": picture.url, **size, "alt": shown.alt, "loading": "lazy", "decoding": "async"})
