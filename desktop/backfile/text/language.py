"""Which language a text is in: by its script, then by its commonest words, and only then by a trained model."""

import re
from collections import Counter
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier

SAMPLE = 400
"""How many characters are looked at: enough for news, and the model's time grows with them."""

WORDS_READ = 120

CERTAIN = 0.9
"""Below this probability the model's answer counts as none."""

STOP_WORDS = {
    "en": "the of and to in is that for it was on with as by at from this are be has said his he will have not",
    "de": "der die und das den von zu mit sich des auf für ist im dem nicht ein eine als auch es aus hat dass",
    "fr": "le la les des et en du une est que dans qui pour par sur au pas ce plus avec sont il aux cette été",
    "es": "el la los las de y en que del se un una por con para su al es lo como más pero fue sus este",
    "pt": "o os as de e do da em que um uma para com não dos das no na por se mais ao foi à pelo",
    "it": "il di che la e per un del in è della non con una si dei gli le da sono nel alla più ha anche",
    "nl": "de het een van en in is dat op te zijn met voor niet aan er om ook als bij door naar wordt heeft",
    "sv": "och att det som en på är av för med den till inte har om ett i de var sig från men efter",
    "da": "og at det som en på er af for med den til ikke har om et i de var sig fra men efter blev",
    "no": "og at det som en på er av for med den til ikke har om et i de var seg fra men etter ble",
    "fi": "ja on ei että se oli hän ovat mutta myös kun sen joka mukaan jo ole tai vain niin",
    "pl": "w i na z do że się nie to jest o od za po przez jak dla ale są oraz jego był",
    "cs": "a v se na je že s z do o to i k ve pro za by jsou ale jako po si podle",
    "sk": "a v sa na je že s z do o to aj k vo pre za by sú ale ako po si podľa",
    "hu": "a az és hogy nem is egy ez meg volt csak már mint de azt van lesz szerint",
    "ro": "și în de la a că cu pe nu din care pentru mai este au un o sunt fost prin",
    "tr": "ve bir bu için ile da de olarak çok daha olan gibi sonra ise ne en kadar dedi",
    "id": "yang dan di dari untuk dengan ini itu pada dalam tidak akan ke oleh juga adalah telah ada",
    "vi": "và của là các có cho không được trong một người những với đã này khi để từ",
    "hr": "je i u na se da za su od a s će kao koji nije što iz bi ili već",
    "is": "og að í á sem er til var um með við en það fyrir af hann ekki hafa eru þess ekki hún úr eftir",
    "el": "και το η να του της με για την που τον στο από θα τα οι δεν στην είναι των",
    "ar": "في من على أن إلى عن التي الذي مع هذا كان ما قال بعد بين كما أو هذه لا ذلك",
    "fa": "و در به از که این را با است برای آن یک خود تا بر شد کرد می هم نیز",
    "ur": "کے میں کی ہے سے کا اور کو نے پر کہ اس کر یہ بھی ہیں تھا گیا لیے",
    "hi": "के में है की से को का और पर ने कि यह भी हैं इस कर लिए नहीं था एक",
    "mr": "आणि आहे या व ते की हे होते आहेत नाही तर यांनी येथे असे साठी",
    "ca": "el la de i a que els les en un una per amb del és no al ha dels més",
}  # fmt: skip

_LATIN = "en de fr es pt it nl sv da no fi pl cs sk hu ro tr id vi hr is ca et lv lt sl sw af tl sq eu"
LATIN = tuple(_LATIN.split())
"""What the model may take a text in Latin letters for."""

LANGUAGES_OF: dict[str, tuple[str, ...]] = {}
for _language, _words in STOP_WORDS.items():
    for _word in _words.split():
        LANGUAGES_OF[_word] = (*LANGUAGES_OF.get(_word, ()), _language)
TELLING_WORDS = frozenset(LANGUAGES_OF)

HAN = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")

OTHER = re.compile(r"[\u0530-\u058f\u0980-\u0fff\u1000-\u10ff\u1780-\u17ff]")
SCRIPTS = (
    ("Hang", re.compile(r"[\uac00-\ud7af\u1100-\u11ff\u3131-\u318e]")),
    ("Kana", re.compile(r"[\u3041-\u3096\u30a1-\u30fa\u31f0-\u31ff\uff66-\uff9d]")),
    ("Hani", HAN),
    ("Arab", re.compile(r"[\u0620-\u064a\u066e-\u06d3\u0750-\u077f\ufb50-\ufdff\ufe70-\ufefc]")),
    ("Hebr", re.compile(r"[\u05d0-\u05f2]")),
    ("Cyrl", re.compile(r"[\u0400-\u052f]")),
    ("Grek", re.compile(r"[\u0370-\u03ff\u1f00-\u1fff]")),
    ("Deva", re.compile(r"[\u0900-\u097f]")),
    ("other", OTHER),
    ("Latn", re.compile(r"[A-Za-z\u00c0-\u024f\u1e00-\u1eff]")),
)

ONE_LANGUAGE = (
    (0x0530, 0x058F, "hy"), (0x0980, 0x09FF, "bn"), (0x0A00, 0x0A7F, "pa"), (0x0A80, 0x0AFF, "gu"),
    (0x0B00, 0x0B7F, "or"), (0x0B80, 0x0BFF, "ta"), (0x0C00, 0x0C7F, "te"), (0x0C80, 0x0CFF, "kn"),
    (0x0D00, 0x0D7F, "ml"), (0x0D80, 0x0DFF, "si"), (0x0E00, 0x0E7F, "th"), (0x0E80, 0x0EFF, "lo"),
    (0x0F00, 0x0FFF, "bo"), (0x1000, 0x109F, "my"), (0x10A0, 0x10FF, "ka"), (0x1780, 0x17FF, "km"),
)  # fmt: skip
"""Scripts that in the news are one language's: first and last code point."""

TELLING = {
    "Arab": (("ur", "ٹڈڑںےہھ"), ("ps", "ښځڅړږۍې"), ("ckb", "ۆێڕڵ"), ("fa", "پچژگکی"), ("ar", "ةيكىأإ")),
    "Cyrl": (("be", "ў"), ("uk", "іїєґ"), ("mk", "ѓќѕ"), ("sr", "јљњђћ"), ("kk", "әғқңұһ"), ("ru", "ыэё")),
}
"""Letters that only one of the languages of a script writes; the first with a share of `TELLING_SHARE` wins."""

TELLING_SHARE = 0.005


def detect(text: str) -> str | None:
    """The text's main language in BCP 47, `zh-Hant` or `zh-Hans` where the script tells; None where nothing does."""
    sample = text[: 2 * SAMPLE]
    words = sample.lower().split()
    # Fewer than twelve characters to the word: no unspaced script, so the words can be trusted.
    if words and len(sample) < 12 * len(words) and (found := _by_stop_words(words)):
        return found
    sample = sample[:SAMPLE]
    return _latin(sample) if sample.isascii() else _by_script(sample)


def _by_stop_words(words: list[str]) -> str | None:
    """The language to which three different words and a twelfth of all belong, and clearly fewer to any other."""
    seen = set(words[:WORDS_READ])
    scores: dict[str, int] = {}
    for word in seen & TELLING_WORDS:
        for language in LANGUAGES_OF[word]:
            scores[language] = scores.get(language, 0) + 1
    best, second, winner = 0, 0, None
    for language, score in scores.items():
        if score > best:
            best, second, winner = score, best, language
        elif score > second:
            second = score
    return winner if best >= 3 and 12 * best >= len(seen) and 2 * best >= 3 * second else None


def _by_script(sample: str) -> str | None:
    counts = {script: len(pattern.findall(sample)) for script, pattern in SCRIPTS}
    if counts["Kana"] and counts["Kana"] * 12 >= counts["Hani"]:
        counts["Kana"] += counts["Hani"]
    # A headline of six characters says as much as three words: each weighs as several letters.
    weights = {script: n * (3 if script in {"Hani", "Kana", "Hang"} else 1) for script, n in counts.items()}
    script = max(weights, key=weights.__getitem__)
    if weights[script] < 2:
        return None
    match script:
        case "Hani":
            return _chinese(sample)
        case "Kana":
            return "ja"
        case "Hang":
            return "ko"
        case "Hebr":
            return "he"
        case "Grek":
            return "el"
        case "Deva":
            return _by_model(sample, ("hi", "mr", "ne")) or "hi"
        case "Arab" | "Cyrl":
            return _by_letters(sample, script, counts[script])
        case "Latn":
            return _latin(sample)
    return _by_block(sample)


def _chinese(sample: str) -> str:
    """By what the two old standards leave out: GB 2312 the traditional characters, Big5 the simplified ones."""
    characters = "".join(HAN.findall(sample))
    in_simplified, in_traditional = len(characters.encode("gb2312", "ignore")), len(characters.encode("big5", "ignore"))
    if in_simplified == in_traditional:
        return "zh"
    return "zh-Hans" if in_simplified > in_traditional else "zh-Hant"


def _by_letters(sample: str, script: str, letters: int) -> str | None:
    lower = sample.lower()
    for language, telling in TELLING[script]:
        if sum(map(lower.count, telling)) > TELLING_SHARE * letters:
            return language
    if script == "Arab":
        return "ar" if letters >= 6 else None
    return _by_model(sample, ("ru", "bg", "uk", "sr", "mk")) if letters >= 12 else None


def _by_block(sample: str) -> str | None:
    """By the block of the commonest character of these scripts."""
    (commonest, _), *_ = Counter(OTHER.findall(sample)).most_common(1)
    return next((language for first, last, language in ONE_LANGUAGE if first <= ord(commonest) <= last), None)


def _latin(sample: str) -> str | None:
    """By the model, among the languages whose words are likely here; None for less than four words."""
    return _by_model(sample, LATIN) if len(sample.split()) >= 4 and len(sample) >= 20 else None


def _by_model(sample: str, languages: tuple[str, ...]) -> str | None:
    language, probability = _model(languages).classify(sample)
    return str(language) if probability >= CERTAIN else None


@cache
def _model(languages: tuple[str, ...]) -> "LanguageIdentifier":
    """The trained model, restricted. Loading takes a good part of a second, and most texts never need it."""
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    model = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    model.set_languages(list(languages))
    return model
