"""A synthetic news archive as JSON Lines, the same for the same seed; a smaller one is the beginning of a larger.

Words follow Zipf's law, articles keep to a topic and come back to the people they are about, and a tenth is Chinese,
half of it in each script. Function words are English, all others are made of syllables. About 3 KB an article.

    python tests/benchmarks/archive.py --articles 100000 --output /tmp/archive.jsonl
"""

import argparse
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from functools import cache
from itertools import islice
from pathlib import Path

import numpy as np
import orjson
from numpy.random import Generator, default_rng

BLOCK = 1000
WORDS = 120_000
HAN_WORDS = 40_000
TOPICS = 400
PEOPLE = 4_000
SENTENCES = 24
LONGEST = 29  # words of a sentence
FUNCTION_WORDS = (
    "the of to and a in for is on that by this with you it not or be are from at as your all have new more an was we "
    "will can us about if my has but our one other do no they he up may what which their out any there so his when "
    "here who also now am been would were some these its than had into only me them him could because after over most"
)
ONSETS = "b c ch d dr f fl g gr h j k l m n p pr r s sh st t th tr v w"
VOWELS = "a a e e i o u ai ea o"
CODAS = " l m n nd r s t"
SECTIONS = ("World", "Politics", "Business", "Metro", "Culture", "Science", "Sport", "Opinion", "Weather", "Letters")
FIRST_DAY = datetime(2014, 1, 1, tzinfo=UTC)
DAYS = 3_650


def articles(seed: int = 1) -> Iterator[dict[str, object]]:
    """Records without end."""
    number = 0
    while True:
        for record in _block(default_rng((seed, number // BLOCK)), number):
            yield record
            number += 1


def write(path: Path, count: int, seed: int = 1) -> None:
    """The first `count` of them, one a line."""
    with path.open("wb") as file:
        file.writelines(
            orjson.dumps(record, option=orjson.OPT_APPEND_NEWLINE) for record in islice(articles(seed), count)
        )


# --- the vocabulary, the same for every seed of an archive -----------------------------------------------------------


def _syllables(rng: Generator, count: int) -> list[str]:
    onsets, vowels, codas = ONSETS.split(" "), VOWELS.split(" "), [*CODAS.split(" "), "", "", ""]
    return [
        onsets[a] + vowels[b] + codas[c]
        for a, b, c in zip(
            rng.integers(len(onsets), size=count),
            rng.integers(len(vowels), size=count),
            rng.integers(len(codas), size=count),
            strict=True,
        )
    ]


def _made(rng: Generator, count: int, known: set[str]) -> list[str]:
    """Words of one to four syllables, each once; the shorter ones first, as in languages."""
    made: list[str] = []
    while len(made) < count:
        parts = 1 + min(3, len(made) * 4 // count) if len(made) > 400 else 1
        for word in map("".join, zip(*(_syllables(rng, count) for _ in range(max(2, parts))), strict=True)):
            if word not in known and len(made) < count:
                known.add(word)
                made.append(word)
    return made


@cache
def english() -> np.ndarray:
    """The words by rank, then each once more with a comma."""
    known = FUNCTION_WORDS.split()
    words = known + _made(default_rng(7), WORDS - len(known), set(known))
    return np.array(words + [f"{word}," for word in words], dtype=object)


@cache
def chinese(script: str) -> np.ndarray:
    """The words by rank, of one to four characters, in "zh-Hant" or "zh-Hans"; then each once more with a comma."""
    rng = default_rng(11)
    # The 3,755 characters of GB 2312's first level, which holds those in common use, in the order of their sounds.
    level = b"".join(bytes((row, cell)) for row in range(0xB0, 0xD8) for cell in range(0xA1, 0xFF)).decode(
        "gb2312", "ignore"
    )
    characters = np.array(list(level))[rng.permutation(len(level))]
    lengths = rng.choice((1, 2, 3, 4), p=(0.12, 0.66, 0.14, 0.08), size=HAN_WORDS)
    # A few characters are in very many words.
    picks = (len(characters) * rng.random((HAN_WORDS, 4)) ** 2).astype(int)
    words = ["".join(characters[pick[:length]]) for pick, length in zip(picks, lengths, strict=True)]
    if script == "zh-Hant":
        from opencc import OpenCC

        words = OpenCC("s2t").convert("\n".join(words)).split("\n")
    return np.array(words + [f"{word}，" for word in words], dtype=object)


@cache
def people() -> list[str]:
    """Names, the most written about first."""
    rng = default_rng(13)
    first = _made(rng, 300, set())
    last = _made(rng, 2_500, set())
    return [
        f"{first[a].title()} {last[b].title()}"
        for a, b in zip(*rng.integers((300, 2_500), size=(PEOPLE, 2)).T, strict=True)
    ]


@cache
def sources() -> list[str]:
    """Publications, the largest first."""
    towns = _made(default_rng(17), 60, set())
    papers = ("Times", "Post", "Courier", "Herald", "Wire", "Tribune")
    return [f"{town.title()} {papers[rank % len(papers)]}" for rank, town in enumerate(towns)]


@cache
def _zipf(size: int) -> np.ndarray:
    shares = 1 / (np.arange(size) + 2.7) ** 1.07
    return np.cumsum(shares / shares.sum())


def _ranks(rng: Generator, size: int, shape: tuple[int, ...] | int) -> np.ndarray:
    return np.searchsorted(_zipf(size), rng.random(shape)).clip(max=size - 1)


# --- a thousand articles ---------------------------------------------------------------------------------------------


def _block(rng: Generator, first: int) -> Iterator[dict[str, object]]:
    topics = _ranks(rng, TOPICS, BLOCK)
    words = _on_topic(rng, topics, WORDS, SENTENCES * LONGEST)
    han = _on_topic(rng, topics, HAN_WORDS, SENTENCES * LONGEST)
    lengths = rng.integers(8, LONGEST, size=(BLOCK, SENTENCES))
    about = _ranks(rng, PEOPLE, (BLOCK, 3))
    for row in range(BLOCK):
        script = ("zh-Hant", "zh-Hans")[row // 10 % 2] if row % 10 == 9 else None
        text, title = (
            _chinese_text(chinese(script)[han[row]].tolist(), lengths[row].tolist())
            if script
            else _english_text(
                english()[words[row]].tolist(), lengths[row].tolist(), [people()[at] for at in about[row]]
            )
        )
        number = first + row
        published = FIRST_DAY + timedelta(seconds=int(rng.integers(DAYS * 86_400)))
        source = sources()[int(_ranks(rng, 60, 1)[0])]
        yield {
            "id": f"{number:08d}",
            "title": title,
            "author": people()[int(rng.integers(400))],
            "published": published.isoformat(),
            "source": source,
            "section": SECTIONS[int(topics[row]) % len(SECTIONS)],
            "url": f"https://{source.replace(' ', '-').lower()}.example/{published:%Y/%m}/{number}",
            "text": text,
        }


def _on_topic(rng: Generator, topics: np.ndarray, size: int, length: int) -> np.ndarray:
    """Ranks of words, a row an article: one in eight of the forty of its topic, one in fourteen with a comma."""
    ranks = _ranks(rng, size, (len(topics), length))
    of_topic = default_rng(19).integers(size // 400, size // 6, size=(TOPICS, 40))
    picked = of_topic[topics[:, None], _ranks(rng, 40, ranks.shape)]
    ranks = np.where(rng.random(ranks.shape) < 0.125, picked, ranks)
    return ranks + size * (rng.random(ranks.shape) < 0.07)


def _english_text(words: list[str], lengths: list[int], about: list[str]) -> tuple[str, str]:
    sentences = []
    at = 0
    for number, length in enumerate(lengths):
        said = words[at : at + length]
        at += length
        if number % 3 == 0:  # the first mention in full, later ones by the last name
            person = about[number // 3 % 3]
            said[length // 2] = person if number < 9 else person.rpartition(" ")[2]
        sentence = " ".join(said).rstrip(",")
        sentences.append(f"{sentence[0].upper()}{sentence[1:]}.")
    title = " ".join([about[0], *words[at - 7 : at]]).replace(",", "")
    return "\n\n".join(
        " ".join(sentences[start : start + 3]) for start in range(0, len(sentences), 3)
    ), title.capitalize()


def _chinese_text(words: list[str], lengths: list[int]) -> tuple[str, str]:
    sentences = []
    at = 0
    for length in lengths:
        sentences.append("".join(words[at : at + length]).rstrip("，") + "。")
        at += length
    title = "".join(words[at : at + 8]).replace("，", "")
    return "\n\n".join("".join(sentences[start : start + 3]) for start in range(0, len(sentences), 3)), title


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=100_000)
    parser.add_argument("--output", type=Path, required=True)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    write(options.output, options.articles, options.seed)
