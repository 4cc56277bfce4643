"""Articles made up, as the library would hand them out."""

from dataclasses import fields
from typing import Any

from backfile.article import Article, Kind

_EMPTY: dict[str, Any] = {each.name: None for each in fields(Article)}
_EMPTY |= dict.fromkeys(
    ("authors", "paragraphs", "credits", "pictures", "names", "tags", "same_page", "versions", "sightings"), ()
)


def made(number: int, title: str, **facts: Any) -> Article:
    """An article of which nothing else is known than these facts."""
    known = {"id": number, "kind": Kind.ARTICLE, "title": title, "starred": False, "extra": {}, "derived": {}}
    return Article(**(_EMPTY | known | facts))


FERRY = made(
    17,
    "Night ferry to sail again",
    standfirst="The port & the town agree.",
    authors=("Ivo Tarn", "Sunniva Brekk"),
    date="2023-04-03T18:20:00+02:00",
    source="Northlight Wire",
    section="Transport",
    edition="Late",
    page="A4",
    language="en",
    url="https://northlight.example/ferry?a=1&b=2",
    paragraphs=("The ferry sails on Monday, the port said.", "It costs 5 % more: 100 $ or #9_a.\nNobody ~ knows."),
    tags=("ferries", "night"),
    note="Look at the fares.",
)
CHINESE = made(18, "海峽渡輪復航", source="南嶼日報", date="2023-05", paragraphs=("考德海峽的渡輪將恢復夜間航班。",))
BARE = made(19, "Untitled", paragraphs=("TY  - NEWS", "AB - is no field.", "ER  - "))
