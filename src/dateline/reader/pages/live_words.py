"""The words with numbers that the reader's script says, in every form the language has for a number."""

from __future__ import annotations

import json

from django.utils.translation import ngettext

# One number at least of every plural category there is (Unicode CLDR): the script looks for the sample that its own
# number is counted like.
SAMPLES = (0, 1, 2, 3, 5, 11, 20, 100)


def live_words(name: str) -> str:
    """A JSON object: sample number to words. `{n}` stands for the number, `{when}` for a time."""
    return json.dumps({sample: _words(name, sample) for sample in SAMPLES}, ensure_ascii=False)


def _words(name: str, count: int) -> str:
    match name:
        case "new":
            return ngettext("{n} new update", "{n} new updates", count)
        case "since":
            return ngettext("{n} new since you left at {when}", "{n} new since you left at {when}", count)
        case "corrected":
            return ngettext("{n} correction to something you read", "{n} corrections to something you read", count)
    raise ValueError(name)
