"""The public fragment: what readers, screen readers and machines get."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from uuid import UUID
from zoneinfo import ZoneInfoNotFoundError

import pytest

from dateline.body.blocks import (
    Block,
    Embed,
    Gallery,
    Paragraph,
    Picture,
    PictureItem,
    Span,
    Statement,
    StatementKind,
    Video,
    plain,
)
from dateline.body.html import to_html
from dateline.body.wire import from_wire
from dateline.media.facts import MediaFacts, PlayerFacts, SnapshotFacts

from .media import media, picture, snapshot

EMPTY = MediaFacts()

PLAYER = PlayerFacts(UUID("0b7e6f0c-3f6d-4c5e-9a3d-5f1c2b7a9d10"), "video", "16/9")


def html_of(*body: Block, facts: MediaFacts = EMPTY, language: str = "en", timezone: str = "America/New_York") -> str:
    return to_html(body, facts, language=language, timezone=timezone)


def card(post: SnapshotFacts, timezone: str = "America/New_York", language: str = "en") -> str:
    embed = Embed(url=post.url, snapshot=1)
    return html_of(embed, facts=MediaFacts(snapshots={1: post}), timezone=timezone, language=language)


def test_an_empty_body_is_an_empty_fragment() -> None:
    assert html_of() == ""


def test_text_of_every_kind() -> None:
    body = from_wire("**Gates** _open_ <b>\n\n## Next\n\n- a\n\n1. b")
    assert html_of(*body) == (
        "<p><strong>Gates</strong> <em>open</em> &lt;b&gt;</p>\n<h4>Next</h4>\n<ul><li>a</li></ul>\n<ol><li>b</li></ol>"
    )


def test_a_link_that_the_desk_set_is_followed_and_a_stranger_s_post_is_not() -> None:
    body = from_wire("[report](https://vale.example/?a=1&b=2)\n\nhttps://www.posts.example/1")
    assert html_of(*body) == (
        '<p><a href="https://vale.example/?a=1&amp;b=2" rel="noopener">report</a></p>\n'
        '<figure class="embed embed-link"><p><a href="https://www.posts.example/1" rel="noopener nofollow">'
        "See the post at posts.example</a></p></figure>"
    )


def test_a_paragraph_in_another_language_says_so() -> None:
    assert html_of(Paragraph(spans=plain("Die Mauer hält."), lang="de")) == (
        '<p lang="de" dir="auto">Die Mauer hält.</p>'
    )


def test_a_statement_names_speaker_role_venue_and_outlet() -> None:
    (statement,) = from_wire("> Nobody rang.\n— Joss Harrow, mayor, to Radio Vale, via The Vale Herald")
    assert html_of(statement) == (
        '<figure class="statement statement-direct"><blockquote><p>“Nobody rang.”</p></blockquote>'
        '<figcaption><b class="speaker">Joss Harrow</b>, <span class="role">mayor</span>, to Radio Vale, '
        "via The Vale Herald</figcaption></figure>"
    )


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        (StatementKind.PARAPHRASE, "(paraphrased)"),
        (StatementKind.DENIAL, "(denial)"),
        (StatementKind.NO_COMMENT, "(would not comment)"),
        (StatementKind.PARTIAL, "(in part)"),
    ],
)
def test_words_that_are_no_plain_quote_say_what_they_are(kind: StatementKind, words: str) -> None:
    html = html_of(Statement(text="The wall holds.", speaker="Petra Lind", kind=kind))
    assert f'<span class="manner">{words}</span>' in html
    assert ("“" in html) is (kind is StatementKind.PARTIAL)


def test_a_quote_is_marked_as_its_language_marks_it_and_opens_in_each_paragraph() -> None:
    html = html_of(Statement(text="Eins.\n\nZwei.", speaker="Dane", lang="de", url="https://radio.example/1"))
    assert '<blockquote lang="de" dir="auto"><p>„Eins.</p><p>„Zwei.“</p></blockquote>' in html
    assert '<a href="https://radio.example/1" rel="noopener">source</a>' in html


def test_a_quote_that_brings_its_marks_gets_no_second_pair() -> None:
    assert "<p>“Yes,” she said. “No.”</p>" in html_of(Statement(text="“Yes,” she said. “No.”", speaker="Dane"))
    partial = Statement(text="He has “total” confidence.", speaker="Dane", kind=StatementKind.PARTIAL)
    assert "<p>He has “total” confidence.</p>" in html_of(partial)


def test_a_picture_comes_in_every_format_with_its_size_and_description() -> None:
    html = html_of(Picture(picture=1, alt="Two gates open", caption="At noon"), facts=media())
    sizes = 'sizes="(min-width: 42rem) 40rem, 100vw"'
    assert (
        f'<source type="image/avif" srcset="/media/gates-1-480.avif 480w, /media/gates-1-960.avif 960w" {sizes}>'
    ) in html
    assert (
        '<img src="/media/gates-1-960.jpg" srcset="/media/gates-1-480.jpg 480w, /media/gates-1-960.jpg 960w" '
        f'{sizes} width="960" height="540" alt="Two gates open" loading="lazy" decoding="async">'
    ) in html
    assert '<a class="enlarge" href="/media/gates-1-1920.jpg" aria-label="Enlarge: Two gates open">' in html
    assert (
        '<figcaption><span class="caption">At noon</span> <span class="credit">Mara Olin / Vale Herald</span>'
    ) in html


def test_a_picture_made_with_ai_says_so() -> None:
    facts = MediaFacts(pictures={1: replace(picture(), made_with_ai=True)})
    assert '<span class="made-with-ai">Made with AI</span>' in html_of(Picture(picture=1, alt="A map"), facts=facts)


def test_a_picture_that_is_gone_leaves_its_description() -> None:
    assert html_of(Picture(picture=9, alt="Two gates open")) == (
        '<figure class="picture picture-missing"><p>Picture: Two gates open</p></figure>'
    )


def test_a_gallery_can_be_reached_and_scrolled_with_the_keyboard() -> None:
    items = tuple(PictureItem(picture=key, alt=f"Gate {key}") for key in (1, 2, 3))
    html = html_of(Gallery(pictures=items, caption="The day"), facts=media())
    assert '<div class="strip" role="group" tabindex="0" aria-label="Gallery: 3 pictures"><ul role="list">' in html
    assert html.count('<li><figure class="picture">') == 3
    assert html.endswith("<figcaption>The day</figcaption></figure>")


def test_a_post_is_shown_as_we_kept_it() -> None:
    assert card(snapshot()) == (
        '<figure class="embed embed-kept">'
        '<p class="author"><b dir="auto">Vale Rescue</b> <span class="handle" dir="auto">@valerescue</span></p>'
        '<blockquote dir="auto" lang="en"><p>Lower Arne is clear.<br>Thank you for walking.</p>'
        "<p>Stay away from the wall.</p></blockquote>"
        '<figcaption><time datetime="2017-03-02T12:41:00-05:00">12:41 p.m. EST, 2 March 2017</time> · '
        '<a href="https://fellpost.example/valerescue/1" rel="noopener nofollow">See the original at Fellpost</a> · '
        'Kept by us at <time datetime="2017-03-02T12:50:00-05:00">12:50 p.m. EST</time></figcaption></figure>'
    )


def test_a_post_kept_on_another_day_says_which() -> None:
    late = replace(snapshot(), fetched_at=datetime(2017, 3, 3, 9, 0, tzinfo=UTC))
    assert ">4:00 a.m. EST, 3 March 2017</time>" in card(late)


def test_times_follow_the_story_s_zone_and_language() -> None:
    html = card(snapshot(), timezone="Europe/Berlin", language="de")
    assert '<time datetime="2017-03-02T18:41:00+01:00">18:41 MEZ, 2. März 2017</time>' in html


def test_a_deleted_original_is_said_to_be_deleted_and_not_linked() -> None:
    html = card(replace(snapshot(), status="deleted"))
    assert "The original has been deleted" in html
    assert "<a " not in html


def test_an_original_out_of_reach_keeps_its_link() -> None:
    html = card(replace(snapshot(), status="unavailable"))
    assert "The original could not be reached" in html
    assert 'href="https://fellpost.example/valerescue/1"' in html


def test_a_post_of_an_unnamed_author_with_only_a_picture() -> None:
    html = card(replace(snapshot(), author="", text="", picture=replace(picture(), alt="")))
    assert '<p class="author"><b dir="auto">@valerescue</b></p><picture>' in html
    assert 'alt="Picture posted by @valerescue"' in html


def test_a_post_with_a_player_leads_to_it_and_says_who_is_told() -> None:
    film = replace(snapshot(), picture=picture(), player=PLAYER)
    html = card(film)
    assert html.count("<picture>") == 1
    assert (
        '<a class="play" href="https://fellpost.example/valerescue/1" rel="noopener nofollow" '
        f'data-player="{PLAYER.key}" data-ratio="16/9"><picture>'
    ) in html
    assert "<span>Watch (loads from Fellpost)</span></a><figcaption>" in html
    assert "data-player" not in card(replace(film, status="deleted"))


@pytest.mark.parametrize(("kind", "words"), [("sound", "Listen"), ("chart", "Show it")])
def test_sound_and_charts_are_not_watched(kind: str, words: str) -> None:
    html = card(replace(snapshot(), player=replace(PLAYER, kind=kind)))
    assert f"<span>{words} (loads from Fellpost)</span>" in html


def test_a_post_with_nothing_but_a_player_is_a_card_all_the_same() -> None:
    assert "data-player" in card(replace(snapshot(), text="", player=PLAYER))


def test_a_lost_post_leaves_the_note_of_what_stood_there() -> None:
    assert html_of(Embed(note="A post by the board stood here.")) == (
        '<p class="lost">A post by the board stood here.</p>'
    )


def test_a_video_is_a_poster_and_words_that_lead_to_it() -> None:
    clip = Video(caption="Water pours", url="https://v.example/1", poster=PictureItem(picture=1, alt="Gates"), note="x")
    html = html_of(clip, facts=media())
    assert html.startswith(
        '<figure class="video"><a class="play" href="https://v.example/1" rel="noopener nofollow"><picture>'
    )
    assert '<span>Watch: Water pours</span></a><p class="note">x</p></figure>' in html


def test_a_video_whose_player_is_known_plays_in_place() -> None:
    facts = MediaFacts(snapshots={4: replace(snapshot(), player=PLAYER)})
    html = html_of(Video(caption="Water pours", url="https://v.example/1", snapshot=4), facts=facts)
    assert f'data-player="{PLAYER.key}" data-ratio="16/9"' in html
    assert "<span>Watch: Water pours (loads from Fellpost)</span>" in html


def test_a_video_without_an_address_keeps_its_caption() -> None:
    assert html_of(Video(caption="Water pours", credit="Radio Vale")) == (
        '<figure class="video"><p>Video: Water pours</p>'
        '<figcaption><span class="credit">Radio Vale</span></figcaption></figure>'
    )


def test_boxes_and_links() -> None:
    body = from_wire(
        "::context\nheading: Before\ntext: First.\n::\n"
        "::facts\nheading: The dam\n- Built in **1931**\n::\n"
        "::numbers\nheading: So far\n- 3,200 | people told to leave\n::\n"
        "::document\ntitle: Report\nurl: https://vale.example/r.pdf\nsource: Water board\n::\n"
        "::related\ntitle: How it was built\nurl: https://vale.example/built\n::"
    )
    assert html_of(*body).split("\n") == [
        '<aside class="context"><h4>Before</h4><p>First.</p></aside>',
        '<section class="facts"><h4>The dam</h4><ul><li>Built in <strong>1931</strong></li></ul></section>',
        '<div class="numbers"><h4>So far</h4><dl><div><dt>people told to leave</dt><dd>3,200</dd></div></dl></div>',
        '<p class="document">Document: <a href="https://vale.example/r.pdf" rel="noopener">Report</a> '
        '<span class="credit">(Water board)</span></p>',
        '<p class="related">Related: <a href="https://vale.example/built" rel="noopener">How it was built</a></p>',
    ]


def test_a_zone_that_does_not_exist_is_refused_when_a_time_is_shown() -> None:
    with pytest.raises(ZoneInfoNotFoundError):
        card(snapshot(), timezone="Vale/Arne")


def test_a_language_that_does_not_exist_reads_as_english() -> None:
    html = html_of(Video(caption="x"), language="../../etc")
    assert "Video: x" in html
    assert html_of(Paragraph(spans=(Span(text="x"),)), language="") == "<p>x</p>"
