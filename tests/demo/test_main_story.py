"""The dam story shows a stranger everything a developing story can do, and adds up."""

from __future__ import annotations

import re
from collections import Counter
from datetime import timedelta
from typing import get_args

from dateline.body.blocks import Block, Embed, Gallery, Numbers, Statement, StatementKind, body_from_json, body_to_json
from dateline.body.plain_text import to_text
from dateline.demo.parts import EmbedOf, PictureOf, resolve
from dateline.demo.pictures.charts import LEVELS
from dateline.demo.script import (
    Act,
    Actor,
    ChangeStory,
    Pin,
    Publish,
    Retract,
    Revise,
    SetState,
    Verify,
)
from dateline.demo.story import MAIN
from dateline.record.kinds import Change, StoryState, Verification
from tests.demo.standing import at_the_end, known, walk

BLOCK_TYPES = set(get_args(get_args(Block)[0]))


def _blocks() -> list[Block]:
    names = known()
    bodies = [act.body for act in MAIN.published()]
    bodies += [step.act.body for step in MAIN.steps if isinstance(step.act, Revise) and step.act.body]
    return [block for body in bodies for block in resolve(body, names)]


def _statements() -> list[Statement]:
    return [block for block in _blocks() if isinstance(block, Statement)]


def test_it_is_long_enough_and_written_by_three() -> None:
    days = Counter(step.at.day for step in MAIN.steps if isinstance(step.act, Publish))
    assert days.total() >= 48
    assert days[1] >= 26
    writers = {step.actor for step in MAIN.steps if isinstance(step.act, Publish)}
    assert writers == {Actor.ANA, Actor.TOM, Actor.ILSE}


def test_every_kind_of_act_block_and_statement_occurs() -> None:
    assert {type(step.act) for step in MAIN.steps} == set(get_args(Act))
    assert {type(block) for block in _blocks()} == BLOCK_TYPES
    assert {statement.kind for statement in _statements()} == set(StatementKind)


def test_bodies_are_accepted_as_blocks_and_survive_json() -> None:
    names = known()
    for act in MAIN.published():
        body = resolve(act.body, names)
        assert body_from_json(body_to_json(body)) == body


def test_many_people_speak_each_always_in_one_role() -> None:
    roles: dict[str, set[str]] = {}
    for statement in _statements():
        roles.setdefault(statement.speaker, set()).add(statement.role)
    assert len(roles) >= 7
    assert all(len(of_one) == 1 for of_one in roles.values())
    assert {statement.lang for statement in _statements()} == {"", "es"}


def test_updates_vary_from_one_line_to_five_paragraphs() -> None:
    lengths = {len(act.body) for act in MAIN.published()}
    assert {1, 2, 3, 4} <= lengths
    words = [len(str(act.body).split()) for act in MAIN.published()]
    assert max(words) > 4 * min(words)


def test_pictures_posts_and_a_gallery_of_four() -> None:
    shown = {part.name for act in MAIN.published() for part in act.body if isinstance(part, PictureOf)}
    assert len(shown) >= 6
    assert [len(block.pictures) for block in _blocks() if isinstance(block, Gallery)] == [4]
    assert sum(isinstance(block, Embed) for block in _blocks()) >= 4


def test_every_post_is_embedded_after_it_was_kept_and_kept_before_it_was_deleted() -> None:
    posts = {post.key: post for post in MAIN.posts}
    embedded = {
        part.post: (step.at, part.url)
        for step in MAIN.steps
        if isinstance(step.act, Publish)
        for part in step.act.body
        if isinstance(part, EmbedOf)
    }
    assert embedded.keys() == posts.keys()
    for key, (shown_at, url) in embedded.items():
        post = posts[key]
        assert url == post.url
        order = [post.posted, post.kept, shown_at]
        assert sorted(order, key=lambda at: (at.day, at.clock)) == order, key
        assert post.deleted is None or (post.deleted.day, post.deleted.clock) > (post.kept.day, post.kept.clock)
    assert sum(post.deleted is not None for post in posts.values()) == 1
    assert any(post.picture for post in posts.values())


def test_verification_moves_both_ways() -> None:
    moves = {
        (page.claims.get(step.act.key), step.act.state) for page, step in walk(MAIN) if isinstance(step.act, Verify)
    }
    assert {
        (Verification.UNCONFIRMED, Verification.CONFIRMED),
        (Verification.UNCONFIRMED, Verification.KNOCKED_DOWN),
        (None, Verification.DISPUTED),
        (Verification.DISPUTED, Verification.CONFIRMED),
    } <= moves


def test_every_kind_of_revision_and_one_withdrawal() -> None:
    assert {step.act.kind for step in MAIN.steps if isinstance(step.act, Revise)} == set(Change)
    withdrawn = [step.act for step in MAIN.steps if isinstance(step.act, Retract)]
    assert [act.key for act in withdrawn] == ["breach"]
    assert at_the_end(MAIN).bodies.keys().isdisjoint({"breach"})


def test_the_correction_puts_the_river_right() -> None:
    (first,) = [act for act in MAIN.published() if act.key == "sensors"]
    assert "Orne" in str(first.body)
    page = at_the_end(MAIN)
    assert "Orne" not in str(page.bodies["sensors"])
    assert "Arne" in str(page.bodies["sensors"])


def test_two_accounts_of_the_first_warning_stand_side_by_side() -> None:
    page = at_the_end(MAIN)
    assert "at 7:24 this morning" in str(page.bodies["warning-724"])
    assert "before twenty to ten" in str(page.bodies["warning-940"])
    assert page.claims["warning-724"] is Verification.CONFIRMED


def test_the_head_of_the_story_develops() -> None:
    changes = [step.act for step in MAIN.steps if isinstance(step.act, ChangeStory)]
    headlines = [MAIN.opening.headline, *(act.headline for act in changes if act.headline)]
    assert len(headlines) >= 5
    assert len(set(headlines)) == len(headlines)
    assert sum(act.summary is not None for act in changes) >= 4
    assert len({act.lead_picture for act in changes if act.lead_picture}) >= 3
    assert all(3 <= len(act.summary) <= 6 for act in changes if act.summary)
    assert MAIN.opening.location
    assert MAIN.opening.agency_credits


def test_key_events_and_the_pin() -> None:
    assert len(at_the_end(MAIN).labels) >= 8
    assert [step.act.key for step in MAIN.steps if isinstance(step.act, Pin)] == ["where-to-go", "going-home"]
    assert at_the_end(MAIN).pinned is None


def test_it_pauses_for_the_night_and_ends_on_the_second_evening() -> None:
    states = [(step.at.day, step.act.state) for step in MAIN.steps if isinstance(step.act, SetState)]
    assert states == [(1, StoryState.PAUSED), (2, StoryState.LIVE), (2, StoryState.ENDED)]
    first_day = [step for step in MAIN.steps if step.at.day == 1]
    assert isinstance(first_day[-1].act, SetState)
    assert isinstance(MAIN.steps[-1].act, SetState)


def test_the_second_day_is_lively_within_two_minutes() -> None:
    """A live replay performs a step about every eight seconds: fifteen in two minutes."""
    opening = [step.act for step in MAIN.steps if step.at.day == 2][:15]
    assert sum(isinstance(act, Publish) for act in opening) >= 5
    assert any(isinstance(act, Revise) and act.kind is Change.CORRECTION for act in opening)
    assert any(isinstance(act, ChangeStory) and act.headline for act in opening)
    assert any(isinstance(act, Verify) for act in opening)
    assert any(isinstance(act, Pin) for act in opening)


def test_sums_come_out() -> None:
    totals = 0
    for block in _blocks():
        if isinstance(block, Numbers) and block.figures[-1].label == "in all":
            *parts, total = (int(figure.figure.replace(",", "")) for figure in block.figures)
            assert sum(parts) == total
            totals += 1
    assert totals >= 2


def _figures(key: str) -> list[int]:
    """All whole numbers in the final text of an update, in order of appearance."""
    body = resolve(at_the_end(MAIN).bodies[key], known())
    return [int(number.replace(",", "")) for number in re.findall(r"(?<![\d.:])\d[\d,]*(?![\d.:]*\d)", to_text(body))]


def test_nobody_is_lost_between_two_counts() -> None:
    told, told_to_leave = _figures("leave")[:2], 3_200
    assert sum(told) == told_to_leave
    counted, of_all, in_shelter, elsewhere, missing = [n for n in _figures("register-nine") if n >= 36]
    assert (of_all, counted + missing, in_shelter + elsewhere) == (told_to_leave, told_to_leave, counted)
    assert _figures("all-accounted")[0] == sum(_figures("all-accounted")[1:3]) == told_to_leave
    home, not_yet = [n for n in _figures("first-home") if n > 1_000]
    assert home + not_yet == told_to_leave
    assert sum(n for n in _figures("fell-home") if n > 64) == told_to_leave


def test_the_minutes_between_the_two_calls_are_counted_right() -> None:
    rang, answered = timedelta(hours=7, minutes=24), timedelta(hours=9, minutes=40)
    assert "7:24" in to_text(resolve(at_the_end(MAIN).bodies["call-log"], known()))
    assert (answered - rang).seconds // 60 in _figures("in-numbers")


def test_the_chart_says_what_the_updates_say() -> None:
    page = str(at_the_end(MAIN).bodies)
    peak = max(LEVELS, key=lambda reading: reading[1])
    assert f"{peak[1]} metres" in page
    assert round(peak[0] * 60) == 25 * 60 + 40
    assert "1:40 a.m." in page
    assert LEVELS[-1] == (36, 3.7)
    assert "3.70 metres" in page
