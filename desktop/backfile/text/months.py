"""Names of months, as newspapers and their software print them, folded as `fold_month` does."""

import unicodedata

# One line a language; a month's forms stand between commas, the shortest that is in use first.
# ruff: noqa: E501
_TABLE = """
jan,january|feb,february|mar,march|apr,april|may|jun,june|jul,july|aug,august|sep,sept,september|oct,october|nov,november|dec,december
janv,janvier|fev,fevr,fevrier|mars|avr,avril|mai|juin|juil,juillet|aout|septembre|octobre|novembre|decembre
jaen,janner,januar|februar|maerz,mrz,marz|apr|mai|juni|juli|august|september|okt,oktober|november|dez,dezember
ene,enero|febr,febrero|marzo|abr,abril|mayo|junio|julio|ago,agosto|set,septiembre,setiembre|octubre|noviembre|dic,diciembre
janeiro|fevereiro|marco|abril|maio|junho|julho|agosto|setembro|out,outubro|novembro|dezembro
gen,gennaio|febbraio|marzo|aprile|mag,maggio|giu,giugno|lug,luglio|agosto|sett,settembre|ott,ottobre|novembre|dicembre
gener|febrer|marc|abril|maig|juny|juliol|agost|setembre|octubre|novembre|desembre
januari|februari|mrt,maart|april|mei|juni|juli|augustus|september|oktober|november|december
januari|februari|mars|april|maj|juni|juli|augusti|september|oktober|november|december
januar|februar|marts|april|mai,maj|juni|juli|august|september|oktober|november|des,desember
tammikuu,tammikuuta|helmikuu,helmikuuta|maaliskuu,maaliskuuta|huhtikuu,huhtikuuta|toukokuu,toukokuuta|kesakuu,kesakuuta|heinakuu,heinakuuta|elokuu,elokuuta|syyskuu,syyskuuta|lokakuu,lokakuuta|marraskuu,marraskuuta|joulukuu,joulukuuta
sty,stycznia,styczen|lut,lutego,luty|marca,marzec|kwi,kwietnia,kwiecien|maja,maj|cze,czerwca,czerwiec|lip,lipca,lipiec|sie,sierpnia,sierpien|wrz,wrzesnia,wrzesien|paz,pazdziernika,pazdziernik|listopada,listopad|gru,grudnia,grudzien
ledna,leden|unora,unor|brezna,brezen|dubna,duben|kvetna,kveten|cervna,cerven|cervence,cervenec|srpna,srpen|zari|rijna,rijen|listopadu|prosince,prosinec
januara|februara|marca|aprila|maja|juna|jula|augusta|septembra|oktobra|novembra|decembra
ianuarie|februarie|martie|aprilie|mai|iunie|iulie|august|septembrie|octombrie|noiembrie|decembrie
januar|februar|marcius|aprilis|majus|junius|julius|augusztus|szept,szeptember|oktober|november|december
oca,ocak|sub,subat|mart|nis,nisan|mayis|haz,haziran|tem,temmuz|agu,agustos|eyl,eylul|eki,ekim|kas,kasim|ara,aralik
januari|februari|maret|april|mei|juni|juli|agu,agustus,ogos|september|okt,oktober|november|des,disember
янв,января,январь|фев,февр,февраля,февраль|мар,марта,март|апр,апреля,апрель|мая,май|июн,июня,июнь|июл,июля,июль|авг,августа,август|сен,сент,сентября,сентябрь|окт,октября,октябрь|ноя,нояб,ноября,ноябрь|дек,декабря,декабрь
січ,січня,січень|лют,лютого,лютии|бер,березня,березень|квіт,квітня,квітень|трав,травня,травень|черв,червня,червень|лип,липня,липень|серп,серпня,серпень|вер,вересня,вересень|жовт,жовтня,жовтень|лист,листопада,листопад|груд,грудня,грудень
януари|февруари|март|април|маи|юни|юли|август|септември|октомври|ноември|декември
јануар|фебруар|март|април|мај|јун|јул|август|септембар|октобар|новембар|децембар
ιαν,ιανουαριου,ιανουαριος|φεβ,φεβρουαριου,φεβρουαριος|μαρ,μαρτιου,μαρτιος|απρ,απριλιου,απριλιος|μαι,μαιου,μαιος|ιουν,ιουνιου,ιουνιος|ιουλ,ιουλιου,ιουλιος|αυγ,αυγουστου,αυγουστος|σεπ,σεπτεμβριου,σεπτεμβριος|οκτ,οκτωβριου,οκτωβριος|νοε,νοεμβριου,νοεμβριος|δεκ,δεκεμβριου,δεκεμβριος
يناير|فبراير|مارس|ابريل,أبريل|مايو|يونيو|يوليو|اغسطس,أغسطس|سبتمبر|اكتوبر,أكتوبر|نوفمبر|ديسمبر
كانون الثاني|شباط|اذار,آذار|نيسان|ايار,أيار|حزيران|تموز|اب,آب|ايلول,أيلول|تشرين الاول,تشرين الأول|تشرين الثاني|كانون الاول,كانون الأول
ינואר|פברואר|מרץ|אפריל|מאי|יוני|יולי|אוגוסט|ספטמבר|אוקטובר|נובמבר|דצמבר
जनवरी|फरवरी|मार्च|अप्रैल|मई|जून|जुलाई|अगस्त|सितंबर|अक्टूबर|नवंबर|दिसंबर
"""


def fold_month(text: str) -> str:
    """Case and diacritics away, so that `Août`, `AOUT` and `août` are one; also `ı` and `ł`, which do not decompose."""
    text = text.casefold().replace("ı", "i").replace("ł", "l")
    if text.isascii():
        return text
    decomposed = unicodedata.normalize("NFKD", text)
    bare = "".join(c for c in decomposed if not unicodedata.combining(c) or c > "\u0370")
    return unicodedata.normalize("NFC", bare)


def _read_table() -> dict[str, int]:
    months: dict[str, int] = {}
    for line in _TABLE.strip().splitlines():
        for number, forms in enumerate(line.split("|"), 1):
            for form in forms.split(","):
                months.setdefault(fold_month(form), number)
    return months


MONTHS = _read_table()
