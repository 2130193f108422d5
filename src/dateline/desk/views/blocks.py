"""The form beside the text: every field of the block at the cursor, and that block back into the text."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from dateline.desk.composer.arriving import answers_json, line_sent, sent, story_to_write
from dateline.desk.composer.block_form import BlockForm
from dateline.desk.composer.block_forms import FORMS
from dateline.desk.composer.fields import MAX_WIRE
from dateline.desk.composer.placing import Found, after_block_at, block_at, put
from dateline.media.facts_for import media_facts
from dateline.record.errors import Refused


@answers_json
def block_form(request: HttpRequest, story: int) -> dict[str, Any]:
    """The form for the block at `line`; with `kind`, an empty one for a new block below it."""
    story_to_write(request, story)
    given = sent(request)
    wire, line, kind = str(given.get("wire", ""))[:MAX_WIRE], line_sent(given, "line"), str(given.get("kind", ""))
    found = after_block_at(wire, line) if kind else block_at(wire, line)
    kind = kind or (found.blocks[0].type if found.blocks else "paragraph")
    return _drawn(_form(kind, blocks=found.blocks), found)


@answers_json
def block_put(request: HttpRequest, story: int, kind: str) -> dict[str, Any]:
    """The text with the form's block in its place, and the line after it; the form again where it lacks something."""
    story_to_write(request, story)
    found = Found(line_sent(request.POST, "start"), line_sent(request.POST, "end"))
    if kind not in FORMS:
        raise Refused(_("There is no block of this kind."))
    form = FORMS[kind](request.POST)
    if not form.is_valid():
        return _drawn(form, found)
    text, line = put(request.POST.get("wire", "")[:MAX_WIRE], found.start, found.end, form.made)
    return {"wire": text, "line": line}


def _form(kind: str, blocks: tuple[Any, ...]) -> BlockForm:
    if kind not in FORMS:
        raise Refused(_("There is no block of this kind."))
    return FORMS[kind](blocks=blocks)


def _drawn(form: BlockForm, found: Found) -> dict[str, Any]:
    context = {"form": form, "pictures": _pictures(form)}
    html = render_to_string("desk/composer/block_form.html", context)
    return {"kind": form.kind, "title": str(form.title), "html": html, "start": found.start, "end": found.end}


def _pictures(form: BlockForm) -> dict[str, str]:
    """By number: the addresses of small pictures, to be seen beside the fields."""
    values = [form[name].value() for name in ("picture", "poster") if name in form.fields]
    values += [row["picture"] for row in form.given_rows if "picture" in row]
    keys = {int(value) for value in map(str, values) if value.isdecimal() and len(value) < 16}
    known = media_facts(keys, ()).pictures
    return {str(key): picture.fallback.renditions[0].url for key, picture in known.items()}
