"""The zones of datelines: "WASHINGTON (AP) —", "MANCHESTER, N.H. (AP) —", "Berlin (dpa) -".

Cities that stand alone in a dateline are those that news agencies print without a state or country. A state that keeps
two zones is answered only for its larger cities; a place not listed has no zone here, rather than a guessed one.
"""

from __future__ import annotations

import re

_ZONES = {
    "America/New_York": (
        "washington,new york,boston,atlanta,baltimore,cincinnati,cleveland,detroit,miami,philadelphia,pittsburgh,"
        "indianapolis,louisville,lexington,orlando,tampa,jacksonville,tallahassee,fort lauderdale,knoxville,chattanooga"
    ),
    "America/Chicago": (
        "chicago,dallas,houston,milwaukee,minneapolis,st. louis,new orleans,oklahoma city,san antonio,austin,nashville,"
        "memphis,pensacola,omaha,lincoln,kansas city,wichita,topeka,fort worth,bismarck,fargo,sioux falls"
    ),
    "America/Denver": "denver,salt lake city,el paso,boise,rapid city",
    "America/Phoenix": "phoenix,tucson",
    "America/Los_Angeles": "los angeles,san francisco,seattle,san diego,las vegas,portland",
    "Pacific/Honolulu": "honolulu",
    "America/Toronto": "toronto,montreal,ottawa,quebec city",
    "America/Mexico_City": "mexico city",
    "America/Sao_Paulo": "sao paulo,rio de janeiro,brasilia",
    "Europe/London": "london,edinburgh,glasgow,belfast,cardiff,manchester,liverpool,leeds",
    "Europe/Dublin": "dublin",
    "Europe/Paris": "paris,marseille,lyon,strasbourg",
    "Europe/Brussels": "brussels,brüssel",
    "Europe/Amsterdam": "amsterdam,the hague,den haag",
    "Europe/Berlin": (
        "berlin,hamburg,munich,münchen,köln,cologne,frankfurt,stuttgart,düsseldorf,leipzig,dresden,hannover,bremen,"
        "nürnberg,mainz,kiel,erfurt,magdeburg,potsdam,schwerin,wiesbaden,saarbrücken"
    ),
    "Europe/Vienna": "vienna,wien",
    "Europe/Zurich": "zurich,zürich,geneva,genf,bern",
    "Europe/Rome": "rome,rom,milan,mailand,vatican city",
    "Europe/Madrid": "madrid,barcelona",
    "Europe/Stockholm": "stockholm",
    "Europe/Helsinki": "helsinki",
    "Europe/Prague": "prague,prag",
    "Europe/Athens": "athens,athen",
    "Europe/Moscow": "moscow,moskau",
    "Europe/Kyiv": "kyiv,kiev,kiew",
    "Europe/Istanbul": "istanbul,ankara",
    "Asia/Jerusalem": "jerusalem,tel aviv",
    "Africa/Cairo": "cairo,kairo",
    "Africa/Johannesburg": "johannesburg",
    "Asia/Baghdad": "baghdad,bagdad",
    "Asia/Beirut": "beirut",
    "Asia/Kolkata": "new delhi,mumbai",
    "Asia/Shanghai": "beijing,shanghai,peking",
    "Asia/Hong_Kong": "hong kong,hongkong",
    "Asia/Tokyo": "tokyo,tokio",
    "Asia/Singapore": "singapore",
    "Asia/Bangkok": "bangkok",
    "Australia/Sydney": "sydney",
}
_CITIES = {city: zone for zone, cities in _ZONES.items() for city in cities.split(",")}
_STATES = {
    "America/New_York": (
        "conn,del,d.c,ga,maine,md,mass,n.h,n.j,n.y,n.c,ohio,pa,r.i,s.c,vt,va,w.va,w. va,connecticut,delaware,georgia,"
        "maryland,massachusetts,new hampshire,new jersey,new york,north carolina,pennsylvania,rhode island,"
        "south carolina,vermont,virginia,west virginia"
    ),
    "America/Chicago": (
        "ala,ark,ill,iowa,la,minn,miss,mo,okla,wis,alabama,arkansas,illinois,louisiana,minnesota,mississippi,missouri,"
        "oklahoma,wisconsin"
    ),
    "America/Denver": "colo,mont,n.m,utah,wyo,colorado,montana,new mexico,wyoming",
    "America/Phoenix": "ariz,arizona",
    "America/Los_Angeles": "calif,wash,california,nevada,nev",
    "Pacific/Honolulu": "hawaii",
    "Europe/London": "england,scotland,wales,northern ireland",
    "Europe/Dublin": "ireland",
    "Europe/Paris": "france",
    "Europe/Berlin": "germany",
    "Europe/Rome": "italy",
    "Asia/Tokyo": "japan",
    "Asia/Kolkata": "india",
}
_REGIONS = {name: zone for zone, names in _STATES.items() for name in names.split(",")}
_DATELINE = re.compile(
    r"(?P<city>[A-ZÀ-Þ][\w.’' -]{1,40}?)(?:, (?P<region>[\w. ]{2,30}?))?\s?(?:\([\w/ .]{2,30}\)\s?[—–-]+|[—–]|\s?--?)\s"
)
_AGENCY = r"\s?\([\w/ .]{2,30}\)\s?[—–-]+\s"
_SURE = re.compile(
    rf"[A-ZÀ-Þ][\w.’' /-]{{2,40}}(?:, [\w.’' ]{{2,30}})?{_AGENCY}|"
    r"[A-ZÀ-Þ][A-ZÀ-Þ .’'-]{2,40}(?:, [\w. ]{2,20})?\s[—–]\s"
)
_DATED = re.compile(r"(?P<city>[A-ZÀ-Þ.’' -]{3,40}), (?=.{0,12}\d)")


def has_dateline(text: str) -> bool:
    """Whether `text` surely begins with a dateline: an agency's, or a place in capitals. "Arne - …" may be a title."""
    return _SURE.match(text[:120]) is not None


def dateline_zone(text: str) -> tuple[str, str] | None:
    """The place of a dateline at the beginning of `text`, and its IANA zone."""
    match = _DATELINE.match(text[:120])
    if not match:
        dated = _DATED.match(text[:80])
        zone = _CITIES.get(dated["city"].casefold()) if dated else None
        return (dated["city"], zone) if dated and zone else None
    city, region = match["city"].strip().casefold(), (match["region"] or "").strip().rstrip(".").casefold()
    if region:
        zone = _REGIONS.get(region) or (_CITIES.get(city) if _CITIES.get(city, "").startswith("America/") else None)
        place = f"{match['city'].strip()}, {match['region'].strip()}"
    else:
        zone, place = _CITIES.get(city), match["city"].strip()
    return (place, zone) if zone else None
