"""Judges the order of results on Reuters-21578, ours beside bm25s and tantivy; prints Markdown.

    python tests/benchmarks/relevance.py FOLDER      of *.sgm files, as the collection is distributed

An article is relevant to a topic where Reuters' editors gave it that topic. The queries are ours: what somebody would
type who looks for the topic. All programs are asked for any of the words, and rank the same headlines and texts.
"""

import argparse
import html
import json
import math
import re
import subprocess
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from statistics import mean

import bm25s
import numpy as np
import tantivy

from backfile.search import Searcher, parse

QUERIES = {
    "acq": "merger acquisition takeover shares stake",
    "alum": "aluminium smelter",
    "bop": "balance of payments deficit surplus",
    "cocoa": "cocoa buffer stock",
    "coffee": "coffee export quotas",
    "copper": "copper cathode price",
    "corn": "corn maize tonnes",
    "cotton": "cotton bales crop",
    "cpi": "consumer prices inflation index",
    "crude": "crude oil barrel OPEC",
    "dlr": "dollar currency intervention",
    "earn": "quarter net profit loss per share",
    "gnp": "gross national product growth",
    "gold": "gold mine ounces",
    "grain": "grain wheat crop tonnes",
    "interest": "interest rates prime lending",
    "jobs": "unemployment jobless rate",
    "livestock": "cattle hogs livestock",
    "money-fx": "money market foreign exchange",
    "money-supply": "money supply M1 M2",
    "nat-gas": "natural gas pipeline",
    "oilseed": "soybean oilseed crushing",
    "reserves": "foreign exchange reserves central bank",
    "rubber": "natural rubber pact",
    "ship": "shipping vessels port strike",
    "soybean": "soybeans bushels",
    "sugar": "sugar tender tonnes",
    "trade": "trade deficit tariffs imports Japan",
    "veg-oil": "palm oil vegetable oil",
    "wheat": "wheat export subsidy",
}
FEWEST = 5  # relevant articles of a topic, so that it is asked
DEPTH = 100
SHUFFLES = 20_000
_RECORD = re.compile(r"<REUTERS.*?</REUTERS>", re.DOTALL)
_PARTS = {name: re.compile(f"<{name}>(.*?)</{name}>", re.DOTALL) for name in ("TOPICS", "TITLE", "BODY")}
Ask = Callable[[str], list[int]]


@dataclass(frozen=True, slots=True)
class Document:
    """One article of the collection."""

    topics: frozenset[str]
    title: str
    text: str


def collection(folder: Path) -> list[Document]:
    """All articles that have a headline and a text, each text once."""
    found: dict[str, Document] = {}
    for path in sorted(folder.glob("*.sgm")):
        for record in _RECORD.findall(path.read_text("latin-1")):
            parts = {name: match[1] for name, each in _PARTS.items() if (match := each.search(record))}
            if "TITLE" in parts and "BODY" in parts:
                topics = frozenset(re.findall("<D>(.*?)</D>", parts["TOPICS"]))
                text = re.sub("&#3;|Reuter\\s*$", "", parts["BODY"]).strip()
                found.setdefault(text, Document(topics, html.unescape(parts["TITLE"]), html.unescape(text)))
    return list(found.values())


def backfile(documents: list[Document], folder: Path) -> Ask:
    """Ours."""
    source, library = folder / "reuters.jsonl", folder / "reuters.backfile"
    with source.open("w", encoding="utf-8") as file:
        for number, each in enumerate(documents):
            record = {"title": each.title, "text": each.text, "url": f"https://collection.example/{number}"}
            print(json.dumps(record), file=file)
    command = [sys.executable, "-m", "backfile", "--library", library, "import", source]
    subprocess.run(command, check=True, capture_output=True)
    searcher = Searcher(library)
    with searcher.found(parse("")) as everything:
        rows = everything.connection.execute("SELECT id, url FROM items").fetchall()
    numbers = {item: int(url.rpartition("/")[2]) for item, url in rows}

    def ask(words: str) -> list[int]:
        result = searcher.run(parse(" OR ".join(words.split())))
        return [numbers[item] for item in result.ids[:DEPTH].tolist()]

    return ask


def with_tantivy(documents: list[Document], folder: Path) -> Ask:
    """tantivy, with the headline twice as heavy."""
    schema = tantivy.SchemaBuilder().add_integer_field("number", stored=True)
    schema = schema.add_text_field("title").add_text_field("text").build()
    (folder / "tantivy").mkdir()
    index = tantivy.Index(schema, path=str(folder / "tantivy"))
    writer = index.writer()
    for number, each in enumerate(documents):
        writer.add_document(tantivy.Document(number=number, title=each.title, text=each.text))
    writer.commit()
    index.reload()
    searcher = index.searcher()

    def ask(words: str) -> list[int]:
        query = index.parse_query(words, ["title", "text"], field_boosts={"title": 2.0})
        found = searcher.search(query, DEPTH).hits
        return [searcher.doc(address)["number"][0] for _, address in found]

    return ask


def with_bm25s(documents: list[Document], folder: Path) -> Ask:
    """bm25s, over headline and text together."""
    ranker = bm25s.BM25()
    texts = [f"{each.title}\n{each.text}" for each in documents]
    ranker.index(bm25s.tokenize(texts, stopwords=None, show_progress=False), show_progress=False)

    def ask(words: str) -> list[int]:
        tokens = bm25s.tokenize([words], stopwords=None, return_ids=False, show_progress=False)
        return [int(each) for each in ranker.retrieve(tokens, k=DEPTH, show_progress=False).documents[0]]

    return ask


def ndcg(found: list[int], relevant: set[int], depth: int = 10) -> float:
    """Discounted gain of the first ten, of what could be had."""
    gained = sum(1 / math.log2(at + 2) for at, each in enumerate(found[:depth]) if each in relevant)
    return gained / sum(1 / math.log2(at + 2) for at in range(min(depth, len(relevant))))


def average_precision(found: list[int], relevant: set[int]) -> float:
    """Mean precision at each relevant one of the first hundred."""
    hits = [at for at, each in enumerate(found, 1) if each in relevant]
    return sum(number / at for number, at in enumerate(hits, 1)) / min(DEPTH, len(relevant))


MEASURES = {"nDCG@10": ndcg, "MAP": average_precision}


def by_chance(ours: list[float], theirs: list[float]) -> float:
    """How likely means so far apart are where the programs are alike: Fisher's randomization test of pairs.

    Smucker, Allan, Carterette: A comparison of statistical significance tests for information retrieval evaluation
    (CIKM 2007).
    """
    differences = np.array(ours) - np.array(theirs)
    signs = np.random.default_rng(1).choice((-1.0, 1.0), (SHUFFLES, len(differences)))
    return float(np.mean(np.abs(signs @ differences) >= abs(differences.sum()) - 1e-12))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    documents = collection(parser.parse_args().folder)
    relevant = {topic: {n for n, each in enumerate(documents) if topic in each.topics} for topic in QUERIES}
    asked = [topic for topic in QUERIES if len(relevant[topic]) >= FEWEST]
    halves = {"tuned on": asked[::2], "reported": asked[1::2]}
    print(f"{len(documents):,} articles, {len(asked)} topics; p: that it differs from ours by chance, all topics\n")
    heads = [f"{label}, {name}" for name in halves for label in MEASURES]
    print("| | " + " | ".join([*heads, *(f"p, {label}" for label in MEASURES)]) + " |")
    print("|---" * (1 + len(heads) + len(MEASURES)) + "|")
    ours: dict[str, list[float]] = {}
    with tempfile.TemporaryDirectory() as folder:
        for name, make in (("Backfile", backfile), ("tantivy", with_tantivy), ("bm25s", with_bm25s)):
            ask = make(documents, Path(folder))
            found = {topic: ask(QUERIES[topic]) for topic in asked}
            got = {label: [of(found[each], relevant[each]) for each in asked] for label, of in MEASURES.items()}
            ours = ours or got
            row = [f"{mean(got[label][at::2]):.3f}" for at in range(len(halves)) for label in MEASURES]
            chances = [f"{by_chance(ours[label], got[label]):.2f}" if got is not ours else "" for label in MEASURES]
            print(f"| {name} | " + " | ".join([*row, *chances]) + " |")


if __name__ == "__main__":
    main()
