"""The words that newspapers and their sites print around articles, in the languages that are met most."""

import re

_SECTIONS = """
world politics business economy sport sports culture arts science technology tech health opinion editorial editorials
comment analysis local national international asia europe africa americas taiwan china education environment weather
travel lifestyle entertainment features letters obituaries obituary law courts markets finance media books film music
food history weekend metro region harbour
政治 國際 国际 社會 社会 財經 财经 經濟 经济 體育 体育 娛樂 娱乐 文化 科技 生活 地方 兩岸 两岸 評論 评论 社論 社论
要聞 要闻 焦點 教育 健康 影視 副刊
経済 スポーツ 社説 国内 科学
politik wirtschaft kultur wissen wissenschaft gesellschaft feuilleton meinung lokales panorama ausland inland
kommentar leitartikel reise regional medien
سياسة اقتصاد رياضة ثقافة محليات دولي عالم
פוליטיקה כלכלה ספורט תרבות חדשות
"""
SECTIONS = frozenset(_SECTIONS.split())

_AROUND_DATES = """
at on the of um uhr den der dem de del di le el à a h las los alle ore kl klo
est edt gmt utc bst cet cest mez mesz hkt jst kst pst pdt cst cdt mst mdt ict
am pm a.m p.m noon st nd rd th er re t z
monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun
montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag mo di mi do fr sa so
lundi mardi mercredi jeudi vendredi samedi dimanche
lunes martes miércoles jueves viernes sábado domingo
segunda terça quarta quinta sexta feira segunda-feira terça-feira quarta-feira quinta-feira sexta-feira
lunedì martedì mercoledì giovedì venerdì sabato domenica
maandag dinsdag woensdag donderdag vrijdag zaterdag zondag
الاثنين الإثنين الثلاثاء الأربعاء الاربعاء الخميس الجمعة السبت الأحد الاحد م هـ
יום ראשון שני שלישי רביעי חמישי שישי שבת ב
"""
AROUND_DATES = frozenset(_AROUND_DATES.split())
"""What may stand beside day, month and year in a line that is a date and nothing else."""

_BEFORE_DATES = """
published|posted|updated|modified|created|date|issued|filed|release date|first published|last updated|last modified
veröffentlicht|aktualisiert|stand|datum|erschienen|publié|mis à jour|publicado|actualizado|fecha|data|pubblicato
發布時間|发布时间|發佈時間|發布日期|发布日期|發稿時間|更新時間|更新时间|時間|时间|日期|出版日期|刊登日期|上稿時間|上架時間
発行日|掲載日|公開日|更新日|更新|投稿日|配信
نشر في|تاريخ النشر|آخر تحديث|פורסם|עודכן|תאריך
"""

_MORE = """
read more|see more|show more|learn more|read on|continue reading|full story|more
繼續閱讀|继续阅读|閱讀更多|阅读更多|閱讀全文|阅读全文|看更多|更多|詳全文|全文|続きを読む|もっと見る|続き
weiterlesen|mehr lesen|mehr|lire la suite|leer más|seguir leyendo|leia mais
اقرأ المزيد|المزيد|להמשך קריאה|קרא עוד|לכתבה המלאה
"""

_OVER_TEASERS = """
(?:more|most|other|also|related|recommended|latest|top|popular|trending)(?: [\\w'’]+){1,5}
(?:read|see) (?:also|more|next)|you (?:may|might) [\\w ]{3,30}|editors?['’]? picks?
on the same page|don['’]t miss|up next
(?:相關|相关|推薦|推荐|延伸|熱門|热门|更多|最新|其他|其它)(?:新聞|新闻|報導|报道|文章|閱讀|阅读|消息)|你可能也?想看|猜你喜歡
関連(?:記事|ニュース)|あわせて読みたい|おすすめ記事
lesen sie auch|mehr zum thema|weitere (?:artikel|themen|meldungen|nachrichten)|auch interessant|meistgelesen
اقرأ أيضا?ً?|مواضيع ذات صلة|أخبار ذات صلة|المزيد من الأخبار
קראו (?:עוד|גם)|כתבות נוספות|עוד באתר
lire aussi|à lire aussi|lea también|leia também
"""


def _any_of(table: str) -> str:
    """A pattern of the alternatives in `table`, which stand between bars and on lines."""
    return "(?:" + "|".join(table.strip().splitlines()) + ")"


BEFORE_DATE = re.compile(
    _any_of(_BEFORE_DATES) + r"(?: on| at| am)?\s*(?:[:：]\s*|(?<=[a-zéà]) |(?<=ב))?", re.IGNORECASE
)
"""A label before a date."""

MORE = re.compile(r"\s*[\[(（【<＜]?" + _any_of(_MORE) + r"[\])）】>＞]?\s*[»›>→…]*$", re.IGNORECASE)
"""What a site prints after a teaser."""

OVER_TEASERS = re.compile(_any_of(_OVER_TEASERS) + r"\s*[:：]?$", re.IGNORECASE)
"""A heading over teasers: "Related stories"."""
