"""What the folders above a file say of it, where they say anything."""

from backfile.importer.fields_names import fold_key

# ruff: noqa: E501
_SECTIONS = """
    news world international foreign national nation domestic local region regional metro city politics political
    elections business economy economics finance money markets companies industry opinion editorial editorials comment
    commentary columns letters oped sport sports football soccer cricket tennis rugby culture arts art books film movies
    music theatre theater tv television media entertainment showbiz celebrity science health medicine environment climate
    technology tech digital education lifestyle life style fashion food travel weather crime courts law justice religion
    society people obituaries features feature magazine property realestate cars motoring military defence defense
    agriculture farming rural energy transport science_and_technology
    politik wirtschaft ausland inland kultur feuilleton meinung wissen wissenschaft gesundheit gesellschaft panorama
    lokales regionales reise technik netzwelt umwelt bildung
    politique economie societe culture sciences sante opinions idees planete monde
    politica economia sociedad cultura deportes opinion ciencia salud mundo internacional nacional esportes saude
    cronaca esteri sport_it spettacoli scienze
    политика экономика общество культура спорт наука мир происшествия
    政治 经济 經濟 财经 財經 国际 國際 国内 國內 社会 社會 体育 體育 文化 科技 娱乐 娛樂 教育 健康 评论 評論 军事 軍事 社論 社论
    要聞 要闻 地方 兩岸 两岸 生活 副刊 経済 スポーツ 芸能 국제 정치 경제 사회 문화 스포츠
"""
_NAMES = frozenset(fold_key(name) for name in _SECTIONS.split())


def section_of(folders: tuple[str, ...]) -> str | None:
    """The innermost folder's name, where newspapers have a section of that name; a date or a hash is none."""
    if not folders or fold_key(folders[-1]) not in _NAMES:
        return None
    return folders[-1].replace("_", " ").replace("-", " ").strip()
