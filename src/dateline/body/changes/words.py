"""Two texts, word by word."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import accumulate

# A word, a gap, or one mark: changing a comma is not changing the word before it.
_WORDS = re.compile(r"\w+|\s+|[^\w\s]")
_SENTENCES = re.compile(r"[^.!?]*[.!?]*\s*", re.DOTALL)
# So many pairs of words are compared at most. What was rewritten at greater length is compared by sentences.
_PAIRS = 1_000_000
# What was kept between two changes that are each so many times as long was kept by accident.
NEGLIGIBLE = 2


Step = tuple[str, int, int, int, int]


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch that is in the old text, in the new one, or in both."""

    text: str
    was: bool
    now: bool

    @property
    def kept(self) -> bool:
        return self.was and self.now


def compare_words(old: str, new: str) -> tuple[Run, ...]:
    """Joined, the runs that `was` are `old` and those that are `now` are `new`; what went stands before what came."""
    before, after = _tokens(old, new)
    runs: list[Run] = []
    for _tag, i, j, k, m in _whole_words(list(_steps(before, after)), before, after):
        was, now = "".join(before[i:j]), "".join(after[k:m])
        if was == now:
            runs.append(Run(was, was=True, now=True))
            continue
        if was:
            runs.append(Run(was, was=True, now=False))
        if now:
            runs.append(Run(now, was=False, now=True))
    return tuple(runs)


def _tokens(old: str, new: str) -> tuple[list[str], list[str]]:
    """The texts in the smallest pieces that can be compared in a moment, however long and odd they are."""
    for tokens in (_WORDS, _SENTENCES):
        before, after = tokens.findall(old), tokens.findall(new)
        start, end = _same_ends(before, after)
        if (len(before) - start - end) * (len(after) - start - end) <= _PAIRS:
            return before, after
    return [old], [new]


def _same_ends(before: list[str], after: list[str]) -> tuple[int, int]:
    """How many pieces are the same at the start, and at the end of what is left."""
    most = min(len(before), len(after))
    start = next((place for place in range(most) if before[place] != after[place]), most)
    most -= start
    return start, next((place for place in range(most) if before[-1 - place] != after[-1 - place]), most)


def _steps(before: list[str], after: list[str]) -> Iterator[Step]:
    """From one text to the other. Gaps, and words that are everywhere in a long text, begin no stretch that was kept:
    that keeps the time short, and nobody looks for a kept comma."""
    start, end = _same_ends(before, after)
    last, also_last = len(before) - end, len(after) - end
    if start:
        yield ("equal", 0, start, 0, start)
    matcher = SequenceMatcher(str.isspace, before[start:last], after[start:also_last])
    for tag, i, j, k, m in matcher.get_opcodes():
        yield (tag, i + start, j + start, k + start, m + start)
    if end:
        yield ("equal", last, len(before), also_last, len(after))


def _whole_words(steps: list[Step], before: list[str], after: list[str]) -> Iterator[Step]:
    """The steps with what was kept by accident made part of the changes around it: three words replaced are read as one
    change and not as three, and a sentence written anew keeps no lone "the"."""
    was, now = ([0, *accumulate(map(len, tokens))] for tokens in (before, after))

    def length(step: Step) -> int:
        """In characters, of the longer text."""
        return max(was[step[2]] - was[step[1]], now[step[4]] - now[step[3]])

    done: list[Step] = []
    for step in steps:
        done.append(step)
        while len(done) >= 3 and step[0] != "equal" and done[-3][0] != "equal":
            first, kept, last = done[-3:]
            gap = not "".join(before[kept[1] : kept[2]]).strip()
            if not gap and length(kept) * NEGLIGIBLE > min(length(first), length(last)):
                break
            done[-3:] = [("replace", first[1], last[2], first[3], last[4])]
    yield from done
