"""Another process of the newsroom, which does what it reads from its input, a line at a time, and says when it is done.

Run as `python -m tests.page_cache.elsewhere STORY`.
"""

from __future__ import annotations

import sys

import django

django.setup()


from dateline.masthead.models import Masthead  # noqa: E402
from dateline.record.actions import publish  # noqa: E402
from dateline.record.models import Story  # noqa: E402
from tests.newsroom import EDITOR, text  # noqa: E402


def main() -> None:
    story = Story.objects.get(pk=int(sys.argv[1]))
    print("ready", flush=True)
    for line in sys.stdin:
        act, _, words = line.strip().partition(" ")
        match act:
            case "publish":
                publish(story, text(words), actor=EDITOR)
            case "name":
                masthead = Masthead.objects.get()
                masthead.name = words
                masthead.save()
            case "withdraw":
                story.unpublish()
        print("done", flush=True)


if __name__ == "__main__":
    main()
