"""Uses the site: its own page still works, and a story under a new section does too. Prints what readers get."""

from __future__ import annotations

import django

django.setup()

from django.contrib.auth.models import User  # noqa: E402
from django.core.management import call_command  # noqa: E402
from django.test import Client  # noqa: E402
from wagtail.models import Site  # noqa: E402

from dateline.masthead.models import SectionPage  # noqa: E402
from dateline.record.actions import open_story, publish  # noqa: E402
from dateline.record.actor import Actor  # noqa: E402
from dateline.record.verification import verify_story  # noqa: E402
from tests.existing_site.shop.models import ShelfPage  # noqa: E402
from tests.newsroom import text  # noqa: E402

SHOWN = ("Shelf of 7", "The shop floods", "Water in the cellar.", "Pia Holt")


def main() -> None:
    call_command("migrate", verbosity=0, interactive=False)
    call_command("check", fail_level="WARNING")
    root = Site.objects.get(is_default_site=True).root_page
    root.add_child(instance=ShelfPage(title="Shelf", slug="shelf", size=7))
    section = SectionPage(title="News", slug="news", show_in_menus=True)
    root.add_child(instance=section)
    keeper = Actor.of(User.objects.create_superuser("keeper", first_name="Pia", last_name="Holt"))
    story = open_story(section, actor=keeper, headline="The shop floods", slug="flood")
    update = publish(story, text("Water in the cellar."), actor=keeper)
    client = Client(HTTP_HOST="localhost")
    for address in ("/shelf/", "/news/", "/news/flood/", f"/news/flood/u/{update.update_id}/"):
        answer = client.get(address)
        words = answer.content.decode()
        found = [
            part for part in ("Shelf of 7", "The shop floods", "Water in the cellar.", "Pia Holt") if part in words
        ]
        print(answer.status_code, address.split("/u/")[0], found)
    print(verify_story(story))


main()
