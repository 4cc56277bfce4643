"""sqlite-utils as people set it up: `insert articles --nl`, `enable-fts articles title text`; facets as Datasette's."""

from itertools import islice
from pathlib import Path
from typing import Any

import orjson
from sqlite_utils import Database

from engines import Engine

_INDEX = "SELECT (SELECT sum(length(block)) FROM articles_fts_data), (SELECT sum(length(sz)) FROM articles_fts_docsize)"


def build(archive: Path, count: int, folder: Path) -> None:
    database = Database(folder / "articles.db")
    with archive.open("rb") as file:
        database["articles"].insert_all(map(orjson.loads, islice(file, count)), pk="id")
    database["articles"].enable_fts(["title", "text"])
    database.close()


def index_size(folder: Path) -> int:
    data, sizes = Database(folder / "articles.db").execute(_INDEX).fetchone()
    return int(data + sizes)


def open_(folder: Path) -> Engine:
    database = Database(folder / "articles.db")
    table = database["articles"]

    def match(asked: dict[str, Any]) -> str:
        match asked["how"]:
            case "phrase":
                return f'"{" ".join(asked["words"])}"'
            case "prefix" | "typed":
                return f'"{asked["words"][0]}"*'
            case _:
                return " ".join(f'"{word}"' for word in asked["words"])

    def where(asked: dict[str, Any]) -> tuple[str, dict[str, str]]:
        clauses, values = ["1"], {}
        if asked["source"]:
            clauses.append("source = :source")
            values["source"] = asked["source"]
        if asked["days"]:
            clauses.append("date(published) between :low and :high")
            values |= {"low": asked["days"][0], "high": asked["days"][1]}
        return " and ".join(clauses), values

    def first(asked: dict[str, Any]) -> int:
        clause, values = where(asked)
        return len(list(table.search(match(asked), limit=20, where=clause, where_args=values)))

    def found(asked: dict[str, Any]) -> tuple[str, dict[str, str]]:
        clause, values = where(asked)
        inside = "rowid in (select rowid from articles_fts where articles_fts match :match)"
        return f"from articles where {inside} and {clause}", values | {"match": match(asked)}

    def count(asked: dict[str, Any]) -> int:
        rest, values = found(asked)
        return database.execute(f"select count(*) {rest}", values).fetchone()[0]

    def facets(asked: dict[str, Any]) -> int:
        rest, values = found(asked)
        return sum(
            len(
                database.execute(
                    f"select {column}, count(*) {rest} group by 1 order by 2 desc limit 31", values
                ).fetchall()
            )
            for column in ("source", "section", "author", "substr(published, 1, 4)")
        )

    def timeline(asked: dict[str, Any]) -> int:
        rest, values = found(asked)
        return len(database.execute(f"select substr(published, 1, 7), count(*) {rest} group by 1", values).fetchall())

    return Engine(first, count, facets, timeline)
