"""What is asked of each program: the same questions, drawn from the words of the archive's first articles."""

import re
from collections import Counter
from dataclasses import dataclass
from itertools import islice, pairwise
from pathlib import Path

import orjson
from numpy.random import default_rng

SAMPLE = 20_000
WORD = re.compile(r"[a-z]+")
HAN = re.compile(r"[\u4e00-\u9fff]+")


@dataclass(frozen=True, slots=True)
class Asked:
    """One question, in no program's syntax: all of `words` must occur, or they are a phrase, or how a word begins."""

    words: tuple[str, ...]
    how: str = "all"  # all, phrase, prefix, typed (letters of a word that goes on), han (one Chinese word); or a verb
    source: str | None = None
    days: tuple[str, str] | None = None  # first and last, as ISO dates


def draw(archive: Path, each: int = 40, seed: int = 5) -> dict[str, list[Asked]]:
    """For each class of query `each` of them, by how many articles of the sample have the words."""
    with archive.open("rb") as file:
        records = [orjson.loads(line) for line in islice(file, SAMPLE)]
    english = [WORD.findall(record["text"].lower()) for record in records if not HAN.match(record["text"])]
    chinese = [HAN.findall(record["text"]) for record in records if HAN.match(record["text"])]
    shares = Counter(word for words in english for word in set(words))
    rng = default_rng(seed)

    def some(low: float, high: float) -> list[str]:
        words = sorted(word for word, n in shares.items() if low <= n / len(records) <= high and len(word) > 1)
        return [words[at] for at in rng.integers(len(words), size=each)]

    def pairs(low: float, high: float) -> list[tuple[str, str]]:
        """Neighbours of which each is so frequent, from any article."""
        found: list[tuple[str, str]] = []
        while len(found) < each:
            words = english[rng.integers(len(english))]
            fit = [
                p for p in pairwise(words) if p[0] != p[1] and all(low <= shares[w] / len(records) <= high for w in p)
            ]
            if fit:
                found.append(fit[rng.integers(len(fit))])
        return found

    def han(length: int) -> list[Asked]:
        found = []
        while len(found) < each:
            run = chinese[rng.integers(len(chinese))][0]
            if len(run) >= length:
                at = rng.integers(len(run) - length + 1)
                found.append(Asked((run[at : at + length],), "han"))
        return found

    def names() -> list[Asked]:
        titles = [records[at]["title"].lower().split()[:2] for at in rng.integers(len(records), size=4 * each)]
        return [Asked(tuple(title)) for title in titles if WORD.fullmatch(title[0])][:each]

    def filtered(words: list[str]) -> list[Asked]:
        sources = sorted({record["source"] for record in records})[:20]
        starts = rng.integers(2014, 2024, size=each)
        return [
            Asked((word,), source=sources[at % len(sources)], days=(f"{starts[at]}-03-01", f"{starts[at]}-05-31"))
            for at, word in enumerate(words)
        ]

    common = some(0.035, 0.045)
    stop = some(0.5, 0.7)
    return {
        "rare": [Asked((word,)) for word in some(1 / SAMPLE, 4 / SAMPLE)],
        "common, in 4 %": [Asked((word,)) for word in common],
        "stop word, in 60 %": [Asked((word,)) for word in stop],
        "two words": [Asked(pair) for pair in pairs(0.005, 0.05)],
        "name": names(),
        "phrase": [Asked(pair, "phrase") for pair in pairs(0.005, 0.05)],
        "phrase of stop words": [Asked(pair, "phrase") for pair in pairs(0.3, 0.95)],
        **{f"typed, {n} letter{'s' * (n > 1)}": [Asked((word[:n],), "typed") for word in common] for n in (1, 2, 3, 4)},
        "beginning, 2 letters": [Asked((word[:2],), "prefix") for word in common],
        "beginning, 3 letters": [Asked((word[:3],), "prefix") for word in common],
        "Chinese, 1 character": han(1),
        "Chinese, 2 characters": han(2),
        "Chinese, 4 characters": han(4),
        "common, source, 3 months": filtered(common),
        "stop word, source, 3 months": filtered(stop),
    }


VERBS = (
    "near",
    "paragraph",
    "sentence",
    "lead",
    "at least",
    "wildcard",
    "in front",
    "fuzzy",
    "regex",
    "exact",
    "forms",
)


def draw_verbs(classes: dict[str, list[Asked]]) -> dict[str, list[Asked]]:
    """The same words, asked for by what only a query language can say."""
    words = [asked.words for asked in classes["two words"]]
    return {verb: [Asked(pair, verb) for pair in words] for verb in VERBS}
