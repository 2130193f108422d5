"""What the desk is told about text that was not understood."""

from __future__ import annotations

import pytest

from dateline.body.wire import Problem, Trouble, read_wire


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("::picture\npciture: 4\n::", Problem(2, Trouble.UNKNOWN_KEY, "pciture")),
        ("::picture\npicture: 4\n::", Problem(1, Trouble.MISSING, "alt")),
        ("::picture\npicture: four\nalt: x\n::", Problem(1, Trouble.NOT_VALID, "picture")),
        ("::picture\npicture: 4\nalt: a\nalt: b\n::", Problem(4, Trouble.TWICE, "alt")),
        ("::picture\nfour\n::", Problem(2, Trouble.NO_KEY)),
        ("::gallery\ncaption: x\n::", Problem(1, Trouble.MISSING, "picture")),
        ("::numbers\n- 3,200\n::", Problem(1, Trouble.MISSING, "-")),
        ("::video\ncaption: x\nposter-alt: y\n::", Problem(1, Trouble.MISSING, "poster")),
        ("::related\ntitle: x\nurl: notes.txt\n::", Problem(1, Trouble.NOT_VALID, "url")),
        ("::embed\nsnapshot: 4\n::", Problem(1, Trouble.NOT_VALID, "url")),
        ("::poll\nquestion: x\n::", Problem(1, Trouble.UNKNOWN_KIND, "poll")),
        ("Text.\n\n> Words.\n\nMore.", Problem(3, Trouble.NO_SPEAKER)),
        (f"## {'x' * 2_001}", Problem(1, Trouble.TOO_LONG, "text")),
        ("a\n\n" * 501, Problem(1, Trouble.TOO_MANY_BLOCKS)),
    ],
)
def test_each_trouble_is_named_with_its_line(text: str, problem: Problem) -> None:
    assert read_wire(text).problems == (problem,)
    assert problem.detail in problem.in_words()


def test_text_that_is_understood_has_no_problems() -> None:
    assert read_wire("## Now\n\nThe wall held.\n\n- a\n- b\n\n> Words.\n— Joss Harrow").problems == ()
