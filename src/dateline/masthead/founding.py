"""Set up an empty site as a newsroom: front page, sections, standard pages, groups with their rights."""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import urlsplit

from django.contrib.auth.models import Group, Permission
from django.db import transaction
from django.utils.text import slugify
from django.utils.translation import gettext as _
from wagtail.models import Collection, GroupCollectionPermission, GroupPagePermission, Page, Site

from dateline.masthead.models import HomePage, Masthead, SectionPage, StandardPage

# Group: rights on every page, rights on the picture library. See `dateline.record.permissions` for their meaning.
GROUPS: Mapping[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "Contributors": (("add",), ("add", "choose")),
    "Reporters": (("add", "publish"), ("add", "choose")),
    "Editors": (("add", "change", "publish", "lock", "unlock"), ("add", "change", "choose")),
    "Chiefs": (("add", "change", "publish", "lock", "unlock", "bulk_delete"), ("add", "change", "choose", "delete")),
}
# Group: further rights, as Django names them. The names are the only thing known here of the rooms above.
HOUSE_RIGHTS: Mapping[str, tuple[str, ...]] = {"Chiefs": ("dateline_inbox.add_apitoken",)}


def is_founded() -> bool:
    """Whether the site has a front page of this house."""
    return HomePage.objects.exists()


@transaction.atomic
def found(
    name: str = "Dateline",
    *,
    motto: str = "",
    sections: tuple[str, ...] = (),
    standard: Mapping[str, tuple[str, str]] | None = None,
    time_zone: str = "UTC",
    language: str = "en",
) -> HomePage:
    """Makes the pages and groups, and replaces the welcome page that Wagtail's own migrations leave behind.

    `standard` maps a title to an introduction and a text in HTML; without it the usual four pages are made empty.
    """
    root = Page.get_first_root_node()
    home = HomePage(title=name, draft_title=name, slug="front-page")
    root.add_child(instance=home)
    home.save_revision(log_action=False)
    _point_site_at(home, name)
    for title in sections or (_("News"),):
        add_section(home, title)
    for title, (intro, body) in (standard or _usual_pages()).items():
        page = StandardPage(title=title, slug=slugify(title), intro=intro, body=body, show_in_menus=True)
        home.add_child(instance=page)
        page.save_revision(log_action=False)
    masthead = Masthead.for_site(home.get_site())
    masthead.name, masthead.motto, masthead.time_zone, masthead.language = name, motto, time_zone, language
    masthead.save()
    _make_groups(home)
    return home


def set_address(url: str) -> None:
    """Makes `url` (http or https, a host, perhaps a port) the address of the site, for links that name it in full.

    Raises `ValueError` for anything else.
    """
    parts = urlsplit(url)
    if parts.scheme not in {"http", "https"} or not parts.hostname:
        raise ValueError(f"{url!r} is not an address that starts with http:// or https://")
    port = parts.port or (443 if parts.scheme == "https" else 80)
    site = Site.objects.get(is_default_site=True)
    if (site.hostname, site.port) != (parts.hostname, port):
        site.hostname, site.port = parts.hostname, port
        site.save()


def add_section(parent: Page, title: str) -> SectionPage:
    """A section in the menus, below the front page or another section."""
    section = SectionPage(title=title, draft_title=title, slug=slugify(title, allow_unicode=True), show_in_menus=True)
    parent.add_child(instance=section)
    section.save_revision(log_action=False)
    return section


@transaction.atomic
def add_section_groups(section: SectionPage) -> list[Group]:
    """The house's four groups for one section alone, such as "Sport: Editors": whoever is in one has its rights in
    this section and those below it, and nowhere else. Made once; asked for again, the same ones are given."""
    return [
        _make_group(f"{section.title[:120]}: {name}", section, on_pages, on_pictures)
        for name, (on_pages, on_pictures) in GROUPS.items()
    ]


def _usual_pages() -> dict[str, tuple[str, str]]:
    return dict.fromkeys((_("About"), _("Our people"), _("Legal"), _("Careers")), ("", ""))


def _point_site_at(home: HomePage, name: str) -> None:
    site = Site.objects.filter(is_default_site=True).first() or Site(is_default_site=True, hostname="localhost")
    old = site.root_page if site.root_page_id else None
    site.site_name, site.root_page = name, home
    site.save()
    if old is not None and old.depth > 1 and type(old.specific) is Page and not old.get_children().exists():
        old.delete()


def _make_groups(home: HomePage) -> None:
    for name, (on_pages, on_pictures) in GROUPS.items():
        group = _make_group(name, home, on_pages, on_pictures)
        for right in HOUSE_RIGHTS.get(name, ()):
            app, codename = right.split(".")
            group.permissions.add(Permission.objects.get(content_type__app_label=app, codename=codename))


def _make_group(name: str, page: Page, on_pages: tuple[str, ...], on_pictures: tuple[str, ...]) -> Group:
    """A group that may enter the newsroom, with rights on this page and below, and on the whole picture library."""
    library = Collection.get_first_root_node()
    pages = _permissions("wagtailcore", "page")
    pictures = _permissions("wagtailimages", "image")
    group, _made = Group.objects.get_or_create(name=name)
    group.permissions.add(Permission.objects.get(content_type__app_label="wagtailadmin", codename="access_admin"))
    for right in on_pages:
        GroupPagePermission.objects.get_or_create(group=group, page=page, permission=pages[right])
    for right in on_pictures:
        GroupCollectionPermission.objects.get_or_create(group=group, collection=library, permission=pictures[right])
    return group


def _permissions(app: str, model: str) -> dict[str, Permission]:
    """By the act's name, such as `add` or `bulk_delete`."""
    found = Permission.objects.filter(content_type__app_label=app, content_type__model=model)
    return {permission.codename.removesuffix(f"_{model}"): permission for permission in found}
