"""tantivy, by its Python package: bodies stored; Chinese as bigrams in a field of its own, for want of a tokenizer."""

import re
from datetime import UTC, datetime, timedelta
from itertools import islice
from pathlib import Path
from typing import Any

import orjson
import tantivy
from tantivy import Occur, Query

from engines import Engine

HAN = re.compile(r"[\u4e00-\u9fff]+")
TEXTS = ["title", "text"]


def _bigrams(text: str) -> str:
    return " ".join(" ".join(run[at : at + 2] for at in range(max(1, len(run) - 1))) for run in HAN.findall(text))


def _schema() -> tantivy.Schema:
    schema = tantivy.SchemaBuilder()
    for name in TEXTS:
        schema.add_text_field(name, stored=True)
    schema.add_text_field("han", tokenizer_name="whitespace")
    for name in ("id", "author", "source", "section", "url"):
        schema.add_text_field(name, stored=True, tokenizer_name="raw")
    schema.add_date_field("published", stored=True, indexed=True, fast=True)
    return schema.build()


def build(archive: Path, count: int, folder: Path) -> None:
    index = tantivy.Index(_schema(), path=str(folder))
    writer = index.writer(128_000_000, 2)
    with archive.open("rb") as file:
        for line in islice(file, count):
            record = orjson.loads(line)
            record["published"] = datetime.fromisoformat(record["published"])
            record["han"] = _bigrams(record["title"] + "\n" + record["text"])
            writer.add_document(tantivy.Document(**record))
    writer.commit()
    writer.wait_merging_threads()


def index_size(folder: Path) -> int:
    return sum(path.stat().st_size for path in folder.iterdir() if path.suffix not in {".store", ".lock"})


def open_(folder: Path) -> Engine:
    index = tantivy.Index.open(str(folder))
    schema = index.schema
    searcher = index.searcher()

    def either(make: Any) -> Query:
        return Query.boolean_query([(Occur.Should, make(name)) for name in TEXTS])

    def query(asked: dict[str, Any]) -> Query:
        words = asked["words"]
        match asked["how"]:
            case "phrase":
                text = either(lambda name: Query.phrase_query(schema, name, list(words)))
            case "prefix" | "typed":
                text = either(lambda name: Query.regex_query(schema, name, f"{words[0]}.*"))
            case "han" if len(words[0]) == 1:
                text = Query.regex_query(schema, "han", f"{words[0]}.*")
            case "han" if len(words[0]) == 2:
                text = Query.term_query(schema, "han", words[0])
            case "han":
                text = Query.phrase_query(schema, "han", _bigrams(words[0]).split())
            case _:
                text = index.parse_query(" ".join(words), TEXTS, conjunction_by_default=True)
        parts = [(Occur.Must, text)]
        if asked["source"]:
            parts.append((Occur.Must, Query.term_query(schema, "source", asked["source"])))
        if asked["days"]:
            low, high = (datetime.fromisoformat(day).replace(tzinfo=UTC) for day in asked["days"])
            high += timedelta(days=1)
            parts.append(
                (Occur.Must, Query.range_query(schema, "published", tantivy.FieldType.Date, low, high, True, False))
            )
        return Query.boolean_query(parts)

    def first(asked: dict[str, Any]) -> int:
        found = searcher.search(query(asked), 20, count=False).hits
        return len([searcher.doc(address)["text"] for _, address in found])

    def count(asked: dict[str, Any]) -> int:
        return searcher.search(query(asked), 1, count=True).count

    return Engine(first, count)
