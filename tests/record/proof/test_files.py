"""An exported record, checked without a database: what is sound, and what is found where."""

from __future__ import annotations

import io
import json
from datetime import timedelta
from hashlib import sha256
from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.record.chain import canonical
from dateline.record.proof.checking import MOST, check_file, read_lines
from dateline.record.proof.findings import Part
from dateline.record.proof.lines import LONGEST
from tests.record.proof.making import (
    ADDRESS,
    KEY,
    OTHER,
    START,
    UPDATE,
    Record,
    a_record,
    a_record_with_takedowns,
    check,
    found,
    words,
)


def test_a_whole_record_is_sound() -> None:
    checked = check(a_record().lines())
    assert (checked.entries, checked.findings, checked.takedowns) == (8, (), ())
    assert (checked.headline, checked.signed_by) == ("Two gates opened at Arne dam", "")
    assert checked.header is not None
    assert checked.header.address == ADDRESS


def test_a_record_of_one_entry_is_sound() -> None:
    record = Record()
    record.add("story", {"changes": {"headline": "A"}})
    assert found(record.lines(key=KEY), KEY.public_key()) == []


FILES = {
    "plain": a_record().lines(),
    "signed": a_record().lines(key=KEY),
    "taken": a_record_with_takedowns().lines(key=KEY),
}


@given(st.sampled_from(sorted(FILES)), st.data())
def test_any_changed_byte_names_its_entry(which: str, data: st.DataObject) -> None:
    """Of every line: the entry's, or the first or last one's. There is one way to write a line, so no byte is idle."""
    lines = list(FILES[which])
    number = data.draw(st.integers(0, len(lines) - 1), label="line")
    line = bytearray(lines[number])
    place = data.draw(st.integers(0, len(line) - 1), label="byte")
    line[place] = data.draw(st.integers(0, 255).filter(lambda byte: byte != line[place]), label="value")
    lines[number] = bytes(line)
    findings = check_file(read_lines(io.BytesIO(b"".join(lines)))).findings
    if 0 < number < len(lines) - 1:
        assert number in {finding.seq for finding in findings}
    else:
        assert {Part.HEADER, Part.HEAD} & {finding.part for finding in findings}


def test_changed_words_name_one_entry_and_no_other() -> None:
    lines = a_record().lines()
    lines[2] = lines[2].replace(b"Fell", b"Hill")
    assert found(lines) == ["entry 2: its content is not what was recorded"]


@pytest.mark.parametrize("change", [(b"Marta Voss", b"Somebody else"), (b'"mark"', b'"unmark"')])
def test_a_changed_envelope_breaks_the_chain_at_that_entry_alone(change: tuple[bytes, bytes]) -> None:
    lines = a_record().lines()
    lines[3] = lines[3].replace(*change)
    assert found(lines) == ["entry 3: the hash chain is broken here"]


def test_a_missing_entry() -> None:
    lines = a_record().lines()
    del lines[4]
    assert "entry 5: entry 4 is missing before it" in found(lines)


def test_several_missing_entries() -> None:
    lines = a_record().lines()
    del lines[3:6]
    assert "entry 6: entries 3 to 5 are missing before it" in found(lines)


def test_a_doubled_entry() -> None:
    lines = a_record().lines()
    lines.insert(4, lines[3])
    assert any(text.startswith("entry 3: it comes after entry 3") for text in found(lines))


def test_entries_out_of_order() -> None:
    lines = a_record().lines()
    lines[3], lines[4] = lines[4], lines[3]
    assert {4, 3} <= {finding.seq for finding in check(lines).findings}


def test_a_file_that_is_cut_off() -> None:
    lines = a_record().lines()
    assert "last line: it is missing: the file is cut off after entry 8" in found(lines[:-1])
    assert "last line: it is missing: the file is cut off after entry 3" in found(lines[:4])
    half = [*lines[:3], lines[3][:50]]
    assert "entry 3: line 4 can't be read: it is cut off" in found(half)


def test_a_record_cut_short_with_a_new_last_line() -> None:
    """Forged whole: nothing in it says that there was more. The signature does."""
    short = a_record()
    signature = short.signature(KEY)
    short.entries = short.entries[:4]
    assert found(short.lines()) == []
    forged = short.lines()[:-1]
    head = json.loads(short.lines()[-1]) | {"signature": {"key": signature.key, "value": signature.value}}
    assert found([*forged, canonical(head) + b"\n"]) == ["last line: its signature does not fit the record"]


def test_lines_after_the_end() -> None:
    lines = a_record().lines()
    assert found([*lines, lines[2]]) == ["last line: there are more lines after it"]


def test_the_entries_of_another_story() -> None:
    lines = a_record().lines(story=uuid4())
    assert found(lines) == ["first line: the entries are not of the story that it names"]


def test_a_head_that_names_another_entry() -> None:
    lines, earlier = a_record().lines(), a_record()
    earlier.entries.pop()
    head = json.loads(earlier.lines()[-1]) | {"header_hash": json.loads(lines[-1])["header_hash"]}
    assert found([*lines[:-1], canonical(head) + b"\n"]) == ["last line: it does not name the last entry"]


def test_times_that_run_backwards() -> None:
    record = a_record()
    record.add("state", {"state": "live"}, at=START - timedelta(days=1))
    assert found(record.lines()) == ["entry 9: its time is before the entry it follows"]


@pytest.mark.parametrize(
    ("kind", "data"),
    [
        ("revise", {**words("nothing"), "version": 2, "change": "typo"}),
        ("publish", {"headline": "No time", "blocks": []}),
        ("state", {}),
        ("publish", {"time": 7, "blocks": []}),
        ("publish", {"time": START.isoformat(), "blocks": 7}),
        ("publish", {"time": START.isoformat(), "blocks": ["words"]}),
        ("publish", {"time": START.isoformat(), "blocks": [{"type": "statement", "speaker": []}]}),
        ("story", {"changes": None}),
    ],
)
def test_a_well_sealed_story_that_no_newsroom_could_have_written(kind: str, data: dict[str, object]) -> None:
    record = a_record()
    record.add(kind, data, update=None if kind in {"state", "story"} else uuid4())
    [finding] = check(record.lines()).findings
    assert (finding.seq, finding.what.partition(":")[0]) == (9, "can't be followed")


@pytest.mark.parametrize(
    ("form", "why"),
    [
        (lambda line: json.dumps(json.loads(line)).encode() + b"\n", "its bytes are not as Dateline writes them"),
        (lambda line: line[:-1] + b"\r\n", "its end was changed to that of a Windows text file"),
        (lambda line: line[:-2] + b',"seq":3}\n', "its bytes are not as Dateline writes them"),
        (lambda line: line.replace(b'"seq":3', b'"seq":3.0'), "it is no entry of a record"),
        (lambda line: line.replace(b'"seq":3', b'"seq":3e0'), "its bytes are not as Dateline writes them"),
        (lambda line: line.replace(b"Gate", b"\xff\xfe"), "it is not JSON in UTF-8"),
        (lambda line: line.replace(b"Gate", b"\\ud800"), "it is not JSON in UTF-8"),
        (lambda _line: b"[" * 100_000 + b"\n", "it is not JSON in UTF-8"),
        (lambda _line: b"{}\n", "it is no entry of a record"),
        (lambda _line: b"[]\n", "it is no entry of a record"),
        (lambda line: line.replace(b'"data":{"label":"Gate"}', b'"data":[]'), "it is no entry of a record"),
        (lambda line: line.replace(b".000120Z", b".00012Z"), "its time is not written as Dateline writes it"),
    ],
)
def test_a_line_that_says_the_same_or_nothing_in_other_bytes(form: object, why: str) -> None:
    assert callable(form)
    lines = a_record().lines()
    lines[3] = form(lines[3])
    assert found(lines)[0] == f"entry 3: line 4 can't be read: {why}"


@pytest.mark.parametrize(
    ("first", "why"),
    [
        (b"", "the file is empty"),
        (b"<!DOCTYPE html>\n", "it is not JSON in UTF-8; nothing else was checked"),
        (b'{"hello":1}\n', "this is no record of a Dateline story; nothing else was checked"),
        (b"7\n", "this is no record of a Dateline story; nothing else was checked"),
    ],
)
def test_a_file_of_something_else(first: bytes, why: str) -> None:
    assert found([first] if first else []) == [f"first line: {why}"]


def test_a_later_version_of_the_format() -> None:
    lines = a_record().lines()
    lines[0] = lines[0].replace(b'"dateline_record":1', b'"dateline_record":2')
    assert found(lines) == ["first line: the file is of another version of the format; nothing else was checked"]


def test_a_line_without_end_is_not_read_whole() -> None:
    endless = io.BytesIO(a_record().lines()[0] + b"x" * (LONGEST + 10))
    assert [len(line) for line in read_lines(endless)][1:] == [LONGEST, 10]


def test_a_file_of_nonsense_is_given_up() -> None:
    checked = check([a_record().lines()[0], *([b"nonsense\n"] * (3 * MOST))])
    assert len(checked.findings) == MOST + 1
    assert checked.findings[-1].what == "so much is wrong that checking stopped here"


def test_takedowns_are_told_and_sound() -> None:
    checked = check(a_record_with_takedowns().lines(key=KEY), KEY.public_key())
    assert checked.findings == ()
    text, header = checked.takedowns
    assert (text.seq, text.update, text.entries) == (9, UPDATE, (2, 3, 5))
    assert (text.reason, text.confirmed_by) == ("Ordered by the court at Fell.", "Ilse Brandt")
    assert (header.seq, header.update, header.entries) == (10, None, (6,))


def test_an_emptied_entry_that_no_takedown_names() -> None:
    record = a_record()
    record.empty(2)
    assert found(record.lines()) == ["entry 2: it says that its words were removed, but no takedown names it"]


def test_a_takedown_in_a_broken_chain_excuses_nothing() -> None:
    record = a_record()
    record.take_down(record.empty(2))
    lines = record.lines()
    lines[9] = lines[9].replace(b"Marta Voss", b"Martha Voss")
    assert {finding.seq for finding in check(lines).findings} == {2, 9}


def test_an_emptied_entry_that_does_not_say_so() -> None:
    record = a_record()
    named = record.empty(2)
    data = dict(record.entries[1].data)
    del data["taken"]
    record.entries[1].data = data
    record.take_down(named)
    assert "entry 2: its content is not what was recorded" in found(record.lines())


def test_words_that_a_takedown_should_have_removed() -> None:
    record, whole = a_record(), a_record()
    record.take_down(record.empty(2))
    record.entries[1] = whole.entries[1]
    assert found(record.lines()) == ["entry 2: entry 9 took its words down, but it is not emptied"]


def test_other_words_in_the_place_of_those_taken_down() -> None:
    """Not even whoever seals the takedown can put words where others stood."""
    record = a_record()
    record.empty(2)
    record.entries[1].data = {**record.entries[1].data, "headline": "Nothing happened"}
    left = canonical({"note": "", "data": record.entries[1].data, "html": ""})
    record.take_down({"seq": 2, "content_hash": sha256(left).hexdigest()})
    assert found(record.lines()) == ["entry 2: it says that its words were removed, but there are words"]


def test_what_is_left_of_an_emptied_entry_is_sealed_too() -> None:
    lines = a_record_with_takedowns().lines()
    lines[5] = lines[5].replace(b'"version":2', b'"version":3')
    assert found(lines) == ["entry 5: what is left of it is not what entry 9 left"]


def test_a_takedown_that_names_nothing() -> None:
    record = a_record()
    record.add("takedown", {"entries": 7, "confirmed_by": "Ilse Brandt"}, update=OTHER)
    assert "entry 9: it does not say what was taken down and who confirmed it" in found(record.lines())
