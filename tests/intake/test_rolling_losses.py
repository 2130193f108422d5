"""What a page has lost is marked in plain words; what was no part of the story is named in the evidence."""

from __future__ import annotations

from pathlib import Path

from dateline.body.blocks import Block, Context, Embed, Statement, Video
from dateline.intake.draft_story import DraftStory, DraftUpdate
from dateline.intake.rolling import read_rolling_text

PAGE = (Path(__file__).parent / "pages" / "rolling" / "quotes_and_losses.txt").read_text(encoding="utf-8")


def read(*updates: str) -> DraftStory:
    """A story with these texts under the first of two stamps."""
    parts = ["Mayor answers board on Twitter", "UPDATE 6:10 p.m.:", *updates, "UPDATE 2 p.m.: So it began."]
    return read_rolling_text("\n\n".join(parts))


def notes(blocks: tuple[Block, ...]) -> list[str]:
    return [block.note for block in blocks if isinstance(block, Embed)]


def decisions(update: DraftUpdate) -> list[str]:
    return [evidence.decision for evidence in update.evidence]


def test_the_headline_in_the_text_marks_a_lost_post() -> None:
    update = read("She wrote three posts.", "Mayor answers board on Twitter", "That was all.").updates[0]
    assert [block.type for block in update.body] == ["paragraph", "embed", "paragraph"]
    assert notes(update.body) == [
        "An embedded post or clip stood here. The page lost it and printed its own headline in its place."
    ]
    assert "lost embed" in decisions(update)
    assert "on Twitter" not in update.text


def test_a_lead_in_with_the_headline_below_marks_one_lost_post() -> None:
    (note,) = notes(read("She wrote.", "The statement on the dam.", "Mayor answers board on Twitter").updates[0].body)
    assert note.endswith("The line before announces it: “The statement on the dam.”")


def test_a_lead_in_with_nothing_below_marks_what_it_announces() -> None:
    update = read("The board wrote back.", "Here's the board's tweet on the subject.").updates[0]
    assert notes(update.body) == [
        "The line before announces a tweet, and nothing follows: “Here's the board's tweet on the subject.” "
        "The page has lost what stood here."
    ]
    assert update.text.endswith("Here's the board's tweet on the subject.")


def test_a_lead_in_that_is_followed_by_what_it_announces_is_left_alone() -> None:
    assert notes(read("Here's what the mayor wrote:", "“I have read the report twice.”").updates[0].body) == []


def test_watch_becomes_a_video_without_an_address() -> None:
    block = read("She spoke.", "WATCH | The mayor's press conference in full").updates[0].body[1]
    assert isinstance(block, Video)
    assert (block.caption, block.url) == ("The mayor's press conference in full", None)
    assert block.note == "The page showed a video here and has lost its address."


def test_read_more_becomes_a_note() -> None:
    assert notes(read("She spoke.", "READ MORE: How the dam was built").updates[0].body) == [
        "A link to another story stood here: “How the dam was built”. The page has lost its address."
    ]


def test_another_storys_title_becomes_a_note_that_keeps_it() -> None:
    title = "Thousands march through Fell to demand that the gates be opened"
    update = read("She spoke for an hour.", title, "WATCH | The march").updates[0]
    assert notes(update.body) == [f"The page showed another story here, “{title}”, without its address."]
    assert "lost link" in decisions(update)


def test_a_sentence_above_a_name_is_a_statement() -> None:
    story = read("She spoke for an hour.", "I have read the report twice, and it says nothing.\nIda Marsh", "She left.")
    block = story.updates[0].body[1]
    assert isinstance(block, Statement)
    assert (block.text, block.speaker) == ("I have read the report twice, and it says nothing.", "Ida Marsh")
    assert [(quote.text, quote.speaker) for quote in story.quotes] == [(block.text, block.speaker)]


def test_a_quotation_with_a_dash_below_has_a_speaker_and_a_role() -> None:
    block = read("She spoke.", "“We are not the river.”", "— Ida Marsh, mayor of Arne").updates[0].body[1]
    assert isinstance(block, Statement)
    assert (block.text, block.speaker, block.role) == ("We are not the river.", "Ida Marsh", "mayor of Arne")


def test_a_heading_that_promises_background_opens_a_context_block() -> None:
    block = read_rolling_text(PAGE).updates[-1].body[-1]
    assert isinstance(block, Context)
    assert block.heading == "What you might have missed"
    assert [spans[0].text for spans in block.paragraphs] == [
        "The crack was found in March by a walker.",
        "It is as long as a hand.",
    ]


def test_navigation_and_footer_are_named_in_the_evidence_and_nowhere_else() -> None:
    story = read_rolling_text(PAGE)
    left_out = [evidence.text for evidence in story.evidence if evidence.decision == "left out"]
    assert "Home News Sport Weather Contact" in left_out
    assert "Facebook Twitter Instagram Search Menu Close" in left_out
    assert not any("Instagram" in update.text for update in story.updates)


def test_a_doubled_credit_stands_once() -> None:
    assert read_rolling_text(PAGE).credit == "Vale Herald Photo/Jo Bell"


def test_the_original_story_stands_apart_and_keeps_its_agency_out() -> None:
    story = read_rolling_text(PAGE)
    assert [block.type for block in story.background] == ["paragraph", "paragraph"]
    assert story.agency_credits == ("The Associated Press contributed to this report.",)
    assert any(evidence.decision == "original story" for evidence in story.evidence)


def test_each_time_says_why() -> None:
    update = read_rolling_text(PAGE).updates[1]
    reasons = {evidence.decision: evidence.reason for evidence in update.evidence}
    assert reasons["zone"] == "the nearest stamp with a zone says CDT"
    assert reasons["day"] == "carried on from the neighbouring stamps"
