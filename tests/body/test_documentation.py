"""Every example in docs/wire-text.md does what the page says it does."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from dateline.body.wire import from_wire, read_wire, to_wire
from dateline.body.wire.forms import FORMS

PAGE = (Path(__file__).resolve().parents[2] / "docs" / "wire-text.md").read_text(encoding="utf-8")
EXAMPLES = ["\n".join(line[4:] for line in part.split("\n")) for part in re.findall(r"(?m)(?:^    .*\n?)+", PAGE)]


@pytest.mark.parametrize("example", EXAMPLES, ids=[example.split("\n")[0] for example in EXAMPLES])
def test_an_example_is_understood_and_written_back_as_it_stands(example: str) -> None:
    reading = read_wire(example)
    body = reading.body
    assert reading.problems == ()
    assert {block.type for block in body} != {"paragraph"} or example.startswith("::paragraph")
    assert from_wire(to_wire(body)) == body


def test_every_kind_of_block_has_an_example() -> None:
    shown = {block.type for example in EXAMPLES for block in from_wire(example)}
    assert shown == {*FORMS, "list", "subheading"}
    for kind, form in FORMS.items():
        for key in form.keys - {"-"}:
            assert re.search(rf"(?s)::{kind}\n(?:(?!\n    ::).)*?\b{key}: ", PAGE), f"{kind} {key}"
