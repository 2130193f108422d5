"""The catalogues of words: what is compiled is what is written."""

from __future__ import annotations

import gettext
import re
from pathlib import Path

import pytest

import dateline

CATALOGUES = sorted(Path(dateline.__file__).parent.glob("locale/*/LC_MESSAGES/*.po"))
PAIR = re.compile(r'^msgid ((?:"[^\n]*"\n)+)msgstr ((?:"[^\n]*"\n?)+)', re.MULTILINE)


def said(quoted: str) -> str:
    return "".join(line.strip()[1:-1] for line in quoted.splitlines()).replace('\\"', '"').replace("\\n", "\n")


@pytest.mark.parametrize("written", CATALOGUES, ids=lambda path: path.parts[-3])
def test_compiled_words_are_the_written_ones(written: Path) -> None:
    with written.with_suffix(".mo").open("rb") as compiled:
        words = gettext.GNUTranslations(compiled)
    pairs = [(said(key), said(word)) for key, word in PAIR.findall(written.read_text(encoding="utf-8"))]
    assert len(pairs) > 10
    assert {key: words.gettext(key) for key, word in pairs if key and word} == {
        key: word for key, word in pairs if key and word
    }
