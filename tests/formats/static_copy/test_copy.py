"""The copy of a story: what is in it, where it leads, and that it says what the site says."""

from __future__ import annotations

import json
import re
from pathlib import Path
from zipfile import ZipFile

import pytest
from django.conf import settings
from django.core.management import call_command
from django.test import Client
from pytest_django import Settings
from wagtail.models import PageViewRestriction

from dateline.formats.static_copy.asking import CannotCopy
from dateline.formats.static_copy.export import copy_to_folder, copy_to_zip
from dateline.record.actions import publish, set_state
from dateline.record.models import Head, Update
from dateline.record.proof.checking import check_file
from tests.formats.static_copy.conftest import SPEAKER, START, UPDATES, Copy, Rich, files_of, linked, quiet
from tests.formats.static_copy.links import broken, links_of, main_text
from tests.history.corrections.story import take_down
from tests.newsroom import EDITOR, Newsroom, make_story, text

pytestmark = pytest.mark.django_db


def test_every_page_of_the_story_is_there(rich: Rich, copy: Copy) -> None:
    files = files_of(copy(rich.story))
    wanted = {"index.html", "page/1/index.html", "oldest/index.html", "oldest/page/2/index.html"}
    wanted |= {"only/key/index.html", "only/corrections/index.html", "corrections/index.html", "record/index.html"}
    wanted |= {"record.jsonl", "feed.atom", "corrections.atom", "README.txt", "static/reader/favicon.svg"}
    wanted |= {f"u/{update}/index.html" for update in Update.objects.values_list("pk", flat=True)}
    wanted |= {f"u/{rich.corrected}/history/index.html", f"u/{rich.corrected}/history.json"}
    assert wanted <= files.keys()
    assert len([name for name in files if re.fullmatch("u/[^/]+/index.html", name)]) == UPDATES
    assert f"u/{rich.withdrawn}/history/index.html" in files
    assert not any(name.endswith(".js") for name in files)


def test_an_update_that_never_changed_has_no_history(rich: Rich, copy: Copy) -> None:
    plain = Update.objects.filter(text__startswith="Line 3").get()
    folder = copy(rich.story)
    assert not (folder / f"u/{plain.pk}/history").exists()
    assert f'href="http://localhost:8000{rich.path}u/{plain.pk}/history/"' in (folder / "record/index.html").read_text()


def test_everything_leads_somewhere(rich: Rich, copy: Copy) -> None:
    folder = copy(rich.story)
    assert len(list(links_of(folder))) > 500
    assert broken(folder) == []


def test_every_page_says_what_the_site_says(rich: Rich, copy: Copy, client: Client) -> None:
    folder = copy(rich.story)
    pages = {
        "index.html": "",
        "page/1/index.html": "page/1/",
        "oldest/index.html": "?order=oldest",
        "only/key/index.html": "?show=key",
        "corrections/index.html": "corrections/",
        "record/index.html": "record/",
        f"u/{rich.corrected}/history/side/index.html": f"u/{rich.corrected}/history/?view=side",
    }
    pages |= {f"u/{update}/index.html": f"u/{update}/" for update in Update.objects.values_list("pk", flat=True)}
    for file, address in pages.items():
        site = client.get(f"{rich.path}{address}").content.decode()
        assert main_text((folder / file).read_text()) == main_text(site), file
    assert (folder / "feed.atom").read_bytes() == client.get(f"{rich.path}feed.atom").content


def test_a_withdrawn_update_is_a_tombstone(rich: Rich, copy: Copy) -> None:
    page = (copy(rich.story) / f"u/{rich.withdrawn}/index.html").read_text()
    assert "It did not." in page
    assert "The wall broke." not in page


def test_words_that_were_removed_for_legal_reasons_are_nowhere(rich: Rich, copy: Copy) -> None:
    assert any(b"Orne" in content for content in files_of(copy(rich.story)).values())
    take_down(rich.story, "Orne")
    folder = copy(rich.story)
    assert not any(b"orne" in content.lower() for content in files_of(folder).values())
    assert check_file((folder / "record.jsonl").read_bytes().splitlines(keepends=True)).takedowns
    assert broken(folder) == []


def test_nothing_in_it_needs_a_script_or_a_server(rich: Rich, copy: Copy) -> None:
    for name, content in files_of(copy(rich.story)).items():
        if name.endswith(".html"):
            page = content.decode()
            assert set(re.findall(r"<script[^>]*>", page)) <= {'<script type="application/ld+json">'}, name
            assert not re.search(r"<form|modulepreload|<template|data-live=", page), name
            assert not re.search(r'(?:href|src|srcset)="(?:/|\?)', page), name
            assert "?v=" not in page, name


def test_it_says_where_the_original_is(rich: Rich, copy: Copy) -> None:
    folder = copy(rich.story)
    page = (folder / f"u/{rich.corrected}/index.html").read_text()
    address = f"http://localhost:8000{rich.path}u/{rich.corrected}/"
    assert f'<link rel="canonical" href="{address}">' in page
    assert f'<meta property="og:url" content="{address}">' in page
    assert "This is a copy of the story as it stood on 2 March 2017, 1:00 p.m. EST" in page
    assert 'href="../../README.txt"' in page


def test_what_is_outside_is_linked_on_the_site(rich: Rich, copy: Copy) -> None:
    site = "http://localhost:8000"
    nobody = "00000000-0000-4000-8000-000000000000"
    addresses = (
        f"{site}/vale/arne-dam/at/",
        f"{site}/vale/other/",
        f"{site}/vale/arne-dam/u/{rich.plain}/#u-{rich.plain}",
        f"{site}/vale/arne-dam/page/99/",
        f"{site}/vale/arne-dam/u/{nobody}/",
        f"{site}/vale/arne-dam/?by=Nobody",
        f"{site}/media/original_images/dam.jpg",
        f"{site}/vale/arne-dam/../../desk/",
        f"{site}/vale/arne-dam/record/?x=1#entries",
        "https://else.example/a/../b?a=1&b=2",
        "mailto:desk@herald.example",
    )
    set_state(rich.story, "live", actor=EDITOR)
    publish(rich.story, [linked(*addresses)], actor=EDITOR, headline="Ways")
    folder = copy(rich.story)
    ways = Update.objects.get(headline="Ways")
    page = (folder / f"u/{ways.pk}/index.html").read_text()
    found = re.findall(r'href="([^"]*)"', page[page.index('class="fragment"') : page.index("colophon")])
    assert found == [
        *addresses[:2],
        f"../{rich.plain}/index.html#u-{rich.plain}",
        # The site sends whoever asks for a page that is not cut yet to the story.
        "../../index.html",
        *addresses[4:8],
        "../../record/index.html#entries",
        "https://else.example/a/../b?a=1&amp;b=2",
        "mailto:desk@herald.example",
    ]


def test_the_record_verifies_and_a_changed_byte_is_named(rich: Rich, copy: Copy) -> None:
    record = copy(rich.story) / "record.jsonl"
    lines = record.read_bytes().splitlines(keepends=True)
    assert check_file(lines).findings == ()
    number = next(at for at, line in enumerate(lines) if b"The wall broke." in line)
    lines[number] = lines[number].replace(b"The wall broke.", b"The wall brake.")
    assert f"entry {json.loads(lines[number])['seq']}" in check_file(lines).findings[0].place


def test_the_readme_says_what_it_is_and_how_to_check_it(rich: Rich, copy: Copy) -> None:
    words = (copy(rich.story) / "README.txt").read_text()
    head = Head.objects.get(story=rich.story)
    for said in ("Two gates opened", f"entry {head.seq} ", head.chain_hash, "dateline verify record.jsonl", rich.path):
        assert said in words
    assert "&" not in words


def test_a_signed_record_brings_the_key(rich: Rich, copy: Copy, settings: Settings, tmp_path: Path) -> None:
    settings.DATELINE_SIGNING_KEY_FILE = tmp_path / "key" / "signing-key.pem"
    settings.DATELINE_SIGNING_KEY_FILE.parent.mkdir()
    call_command("make_signing_key", stdout=open("/dev/null", "w"))  # noqa: SIM115, PTH123
    folder = copy(rich.story)
    assert (folder / "record-key.pem").read_bytes().startswith(b"-----BEGIN PUBLIC KEY-----")
    assert "--key record-key.pem" in (folder / "README.txt").read_text()
    assert broken(folder) == []


def test_the_same_record_gives_the_same_bytes(rich: Rich, copy: Copy, tmp_path: Path) -> None:
    assert files_of(copy(rich.story)) == files_of(copy(rich.story))
    for name in ("one.zip", "two.zip"):
        copy_to_zip(rich.story, tmp_path / name, quiet)
    assert (tmp_path / "one.zip").read_bytes() == (tmp_path / "two.zip").read_bytes()


def test_the_zip_has_the_same_files_as_of_the_last_entry(rich: Rich, copy: Copy, tmp_path: Path) -> None:
    copy_to_zip(rich.story, tmp_path / "arne.zip", quiet)
    with ZipFile(tmp_path / "arne.zip") as archive:
        found = {name.removeprefix("arne-dam/"): archive.read(name) for name in archive.namelist()}
        assert {member.date_time for member in archive.infolist()} == {(2017, 3, 2, 18, 0, 0)}
        assert all(name.startswith("arne-dam/") for name in archive.namelist())
    assert found == files_of(copy(rich.story))


def test_hostile_names_stay_in_the_folder(rich: Rich, copy: Copy) -> None:
    folder = copy(rich.story)
    names = [path.relative_to(folder).as_posix() for path in (folder / "only/by").iterdir()]
    assert len(names) == 1
    assert re.fullmatch("only/by/tom-con-keel-[0-9a-f]{12}", names[0])
    assert SPEAKER in (folder / names[0] / "index.html").read_text()
    for name in files_of(folder):
        assert re.fullmatch(r"(?:README\.txt|[a-z0-9][a-z0-9._-]*(?:/[a-z0-9][a-z0-9._-]*)*)", name)


def test_a_picture_that_the_site_has_lost_is_said_to_be_missing(rich: Rich, tmp_path: Path) -> None:
    for file in (Path(settings.MEDIA_ROOT) / "images").glob("*-640.jpg"):
        file.unlink()
    made = copy_to_folder(rich.story, tmp_path / "copy", quiet)
    assert made.missing
    assert all(address in (tmp_path / "copy/README.txt").read_text() for address in made.missing)
    assert [link for link in broken(tmp_path / "copy") if "-640.jpg" not in link] == []
    assert not any(link.loaded and "://" in link.address for link in links_of(tmp_path / "copy"))


def test_a_story_that_changes_meanwhile_is_copied_anew(rich: Rich, tmp_path: Path) -> None:
    """An update comes while the pages are being asked for: the copy is of one moment, the later one."""
    set_state(rich.story, "live", actor=EDITOR)
    came: list[int] = []

    def told(done: int, total: int) -> None:
        if done == 10 and len(came) < 1:
            came.append(publish(rich.story, text("Late."), actor=EDITOR).seq)

    made = copy_to_folder(rich.story, tmp_path / "copy", told)
    assert [made.seq] == came
    assert "Late." in (tmp_path / "copy/index.html").read_text()
    assert broken(tmp_path / "copy") == []

    def never_still(done: int, total: int) -> None:
        if done == 10:
            publish(rich.story, text("And again."), actor=EDITOR)

    with pytest.raises(CannotCopy, match="changed each time"):
        copy_to_folder(rich.story, tmp_path / "other", never_still)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["copy", "media"]


@pytest.mark.parametrize("hide", ["restrict", "unpublish"])
def test_a_story_that_readers_cant_see_has_no_copy(rich: Rich, tmp_path: Path, hide: str) -> None:
    if hide == "restrict":
        PageViewRestriction.objects.create(page=rich.story, restriction_type=PageViewRestriction.LOGIN)
    else:
        rich.story.unpublish()
    with pytest.raises(CannotCopy, match="readers can't see"):
        copy_to_folder(rich.story, tmp_path / "copy", quiet)
    assert not (tmp_path / "copy").exists()


def test_a_story_without_updates_can_be_copied(newsroom: Newsroom, copy: Copy) -> None:
    folder = copy(make_story(newsroom, at=START, slug="quiet"))
    assert "No updates yet" in (folder / "index.html").read_text()
    assert broken(folder) == []


def test_a_failing_page_leaves_nothing_behind(rich: Rich, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The disk is full when the last word is written."""

    def full(*_words: object, **_more: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("dateline.formats.static_copy.words.Words.write_readme", full)
    with pytest.raises(CannotCopy, match="No space left on device"):
        copy_to_folder(rich.story, tmp_path / "copy", quiet)
    assert [path.name for path in tmp_path.iterdir()] == ["media"]
