"""Languages are told by script and stop words, by the model only where those say too little."""

import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backfile.text.language import detect


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The council has decided that the salt tax will be raised in the spring, to the surprise of nobody."),
        ("de", "Der Rat hat beschlossen, dass die Salzsteuer im Frühjahr steigt, und niemand war darüber erstaunt."),
        ("fr", "Le conseil a décidé que la taxe sur le sel augmentera au printemps, et cela n’a surpris personne."),
        ("es", "El consejo ha decidido que el impuesto de la sal subirá en la primavera, y nadie se sorprendió."),
        ("pt", "O conselho decidiu que o imposto do sal vai subir na primavera, e não há mais nada a dizer."),
        ("it", "Il consiglio ha deciso che la tassa sul sale aumenterà in primavera, e non una voce si è levata."),
        ("nl", "De raad heeft besloten dat het zout in het voorjaar duurder wordt, en niemand was er verbaasd over."),
        ("sv", "Rådet har beslutat att skatten på salt ska höjas till våren, och det var inte någon som var förvånad."),
        ("pl", "Rada zdecydowała, że podatek od soli wzrośnie na wiosnę, i nie było to dla nikogo nowe."),
        ("tr", "Meclis tuz vergisinin ilkbaharda artmasına karar verdi ve bu karar için bir tek kişi bile şaşırmadı."),
        ("ru", "Совет решил, что налог на соль весной вырастет, и никого это в городе не удивило, даже рыбаков."),
        ("uk", "Рада вирішила, що податок на сіль навесні зросте, і нікого це в місті не здивувало, навіть рибалок."),
        ("bg", "Съветът реши, че данъкът върху солта ще се повиши през пролетта, и никой в града не беше изненадан."),
        ("sr", "Савет је одлучио да се порез на со повећа на пролеће и никога у граду то није изненадило."),
        ("el", "Το συμβούλιο αποφάσισε ότι ο φόρος στο αλάτι θα αυξηθεί την άνοιξη."),
        ("he", "המועצה החליטה שמס המלח יעלה באביב, ואיש לא הופתע."),
        ("ar", "قرر المجلس رفع ضريبة الملح في الربيع، ولم يفاجأ أحد في المدينة بهذا القرار."),
        ("fa", "شورا تصمیم گرفت که مالیات نمک در بهار افزایش یابد و هیچ کس در شهر شگفت‌زده نشد."),
        ("ur", "کونسل نے فیصلہ کیا ہے کہ نمک پر ٹیکس بہار میں بڑھے گا اور شہر میں کسی کو حیرت نہیں ہوئی۔"),
        ("hi", "परिषद ने फैसला किया है कि नमक पर कर वसंत में बढ़ेगा और शहर में किसी को आश्चर्य नहीं हुआ।"),
        ("th", "สภาตัดสินใจว่าภาษีเกลือจะเพิ่มขึ้นในฤดูใบไม้ผลิ"),
        ("ko", "의회는 봄에 소금세를 올리기로 결정했다."),
        ("ja", "議会は春に塩税を引き上げることを決めた。"),
        ("zh-Hant", "縣議會決定明年春天調高鹽稅，沒有人覺得意外。"),
        ("zh-Hans", "县议会决定明年春天调高盐税，没有人觉得意外。"),
        ("ka", "საბჭომ გადაწყვიტა მარილის გადასახადის გაზრდა."),
    ],
)  # fmt: skip
def test_a_sentence_says_its_language(language: str, text: str) -> None:
    assert detect(text) == language


@pytest.mark.parametrize(
    ("headline", "language"),
    [
        ("鹽稅明年調漲", "zh-Hant"),  # six characters are as much as a sentence
        ("盐税明年调涨", "zh-Hans"),
        ("北京下大雨", "zh"),  # written alike in both
        ("塩税、春に引き上げ", "ja"),
        ("소금세 인상", "ko"),
        ("Налог на соль вырастет весной", "ru"),
    ],
)
def test_a_headline_says_it_where_its_script_does(headline: str, language: str) -> None:
    assert detect(headline) == language


@pytest.mark.parametrize("text", ["", "  ", "ok", "1,200", "2023-03-18", "Ostermoor", "— … —", "🚢🚢🚢", "?"])
def test_what_is_too_short_has_none(text: str) -> None:
    assert detect(text) is None


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("縣長歐布朗（Odo Brandt）昨天在 Ostermoor Harbour Board 說，鹽稅 salt tax 不會調漲，請大家放心。", "zh-Hant"),
        ("Mayor Odo Brandt (歐布朗) said on Monday that the salt tax (鹽稅) would not be raised in the spring.", "en"),
        ("「塩税」という言葉を、市長は The Salt Tax と英語で言い直した。", "ja"),
    ],
)
def test_names_in_another_script_do_not_turn_it(text: str, language: str) -> None:
    assert detect(text) == language


def test_a_text_with_stop_words_never_loads_the_model() -> None:
    sys.modules.pop("py3langid.langid", None)
    detect("The council has decided that the salt tax will be raised in the spring, and nobody was surprised by it.")
    assert "py3langid.langid" not in sys.modules


@given(st.text(max_size=300))
def test_any_text_has_one_language_or_none(text: str) -> None:
    assert detect(text) is None or detect(text) == detect(text)
