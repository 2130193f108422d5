"""Several processes at once: what is scheduled goes out once, and what two tabs publish is there once."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime

import pytest
from django.db import connections

from dateline.record.actor import Actor
from dateline.record.drafts import publish_draft, schedule
from dateline.record.models import Draft, Entry, Update
from dateline.record.verification import verify_story
from tests.newsroom import make_newsroom, make_person, make_story
from tests.other_process import ROOT, database_url
from tests.record.drafts.writing import write

pytestmark = pytest.mark.django_db(transaction=True, serialized_rollback=True)
NOON = datetime(2100, 3, 2, 12, tzinfo=UTC)
PROCESSES = 4
DRAFTS = 25


def start(*arguments: str) -> subprocess.Popen[str]:
    """A publisher that waits for a line before it begins."""
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.record.drafts.due_publisher", *arguments],
        cwd=ROOT,
        env={**os.environ, "DATABASE_URL": database_url(), "DJANGO_SETTINGS_MODULE": "dateline.config.settings"},
        text=True,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert process.stdout
    assert process.stdout.readline() == "ready\n", process.communicate()
    return process


def go(process: subprocess.Popen[str]) -> None:
    assert process.stdin
    process.stdin.write("\n")
    process.stdin.flush()


def test_four_processes_at_once_publish_each_draft_once() -> None:
    story, ana = make_story(make_newsroom()), make_person("Ana", "Reporters")
    for number in range(DRAFTS):
        schedule(write(story, ana, f"Reading {number}."), actor=Actor.of(ana), at=NOON)
    processes = [start() for _number in range(PROCESSES)]
    for process in processes:
        go(process)
    answers = [process.communicate(timeout=60) for process in processes]
    assert sum(int(out) for out, _error in answers) == DRAFTS, answers
    words = Counter(Update.objects.filter(story=story).values_list("text", flat=True))
    assert words == Counter(f"Reading {number}." for number in range(DRAFTS))
    assert not Draft.objects.exists()
    assert verify_story(story) == (DRAFTS + 1, [])


def test_a_process_killed_in_the_middle_leaves_it_to_the_next() -> None:
    story, ana = make_story(make_newsroom()), make_person("Ana", "Reporters")
    draft = schedule(write(story, ana), actor=Actor.of(ana), at=NOON)
    dying = start("stop")
    go(dying)
    assert dying.stdout
    assert dying.stdout.readline() == "written\n"
    dying.send_signal(signal.SIGKILL)
    dying.communicate()
    assert Draft.objects.get(pk=draft.pk).state == "scheduled"
    next_one = start()
    go(next_one)
    out, error = next_one.communicate(timeout=60)
    assert out == "1\n", error
    assert Entry.objects.filter(story=story, kind="publish").count() == 1
    assert verify_story(story) == (2, [])


def test_two_tabs_publish_the_same_draft_at_once() -> None:
    story, ana = make_story(make_newsroom()), make_person("Ana", "Reporters")

    def press(draft: Draft) -> int:
        try:
            return publish_draft(story, draft.pk, actor=Actor.of(ana)).seq
        finally:
            connections.close_all()

    with ThreadPoolExecutor(PROCESSES) as tabs:
        for number in range(10):
            draft = write(story, ana, f"Reading {number}.")
            assert len(set(tabs.map(press, [draft] * PROCESSES))) == 1
    assert Update.objects.filter(story=story).count() == 10
