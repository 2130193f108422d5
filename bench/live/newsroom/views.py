"""Opens a story and publishes into it, by the actions that everybody uses, in the process that holds the readers."""

from __future__ import annotations

import time
from uuid import UUID

from django.db import transaction
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from dateline.body.blocks import Paragraph, plain
from dateline.masthead.models import SectionPage
from dateline.record.actions import open_story, publish
from dateline.record.actor import Actor
from dateline.record.models import Entry, Head, Story

ACTOR = Actor.program("Ana Ruiz")
# Two paragraphs, as an update has on average.
WORDS = (
    "The water at the Arne dam stands at mark {number} this hour, engineers said, and both gates are open. "
    "The county asks people along the lower road to stay with friends on higher ground until the morning. ",
    "Buses leave the school in Lower Arne every twenty minutes; the one to Fell takes the road over the hill. "
    "Whoever needs help with animals should call the district office, which is open through the night. ",
)
EARLIER = 30


@csrf_exempt
@require_POST
def open_one(request: HttpRequest) -> HttpResponse:
    """A story that has been running for a while. Answers with its stream's name."""
    section = SectionPage.objects.order_by("path")[0]
    story = open_story(section, actor=ACTOR, headline="Two gates opened at Arne dam")
    for number in range(EARLIER):
        _publish(story, number)
    return HttpResponse(str(Head.objects.get(story=story).id), content_type="text/plain")


@csrf_exempt
@require_POST
def publish_one(request: HttpRequest, story: UUID) -> HttpResponse:
    """Answers with the entry's number, and when the action began and was committed (monotonic clock, nanoseconds)."""
    into = Story.objects.get(head__id=story)
    committed = []
    with transaction.atomic():
        # The first to hear of the commit, before readers are told.
        transaction.on_commit(lambda: committed.append(time.monotonic_ns()))
        called = time.monotonic_ns()
        entry = _publish(into, into.head.seq)
    return JsonResponse({"seq": entry.seq, "called": called, "committed": committed[0]})


def _publish(story: Story, number: int) -> Entry:
    body = [Paragraph(spans=plain(words.format(number=number))) for words in WORDS]
    return publish(story, body, actor=ACTOR, headline=f"Mark {number}")
