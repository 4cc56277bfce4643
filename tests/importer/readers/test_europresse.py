"""Exports of Europresse: made up, in the layout of about 2012 and in that of today."""

from hypothesis import given
from hypothesis import strategies as st

from tests.importer.readers.support import read, recognised

OLD = """<html><head><META http-equiv="Content-Type" content="text/html; charset=ISO-8859-1"></head><body>
<table><tr><td><table id="tbHeaderImages"><tr><td><img src="x.gif"></td></tr></table>
<span class="DocPublicationName">Le Petit Port, no. 12</span><br><span class="DocHeader">Mer, </span>
<span class="DocHeader">jeudi </span><span class="DocHeader">4 octobre 2012</span>
<span class="DocHeader">, p. 03</span>
<br><br>Les amers<br><span class="TitreArticleVisu">Le phare <span>marche</span></span><br><br>Jeanne Exemple<br><p></p>
Le phare est parti lundi.<p></p>Il ne reviendra pas.<p></p>
<b><i>© 2012 Le Petit Port. Tous droits réservés.</i></b>
<p></p>Numéro de document : news·20121004·PP·12345<br><table><tr><td>news·20121004·PP·12345</td></tr>
<tr><td>Ce certificat
est émis à <b>Library</b> à des fins de visualisation.</td></tr><tr><td>Date d'émission : 2012-10-05</td></tr></table>
</td></tr></table></body></html>"""

NEW = """<!DOCTYPE html><html><head><meta charset="utf-8"><title>Europresse</title></head><body>
<article><header><div class="rdp__DocPublicationName">
<span class="DocPublicationName">Le Petit Port</span></div>
<span class="DocHeader">Mer, vendredi 4 octobre 2019 - 06:30:00 UTC +0200 312 mots, p. 2</span>
<div class="titreArticle"><p class="rdp__subtitle">Une longue route</p>
<p class="titreArticleVisu rdp__articletitle">Le phare marche encore</p>
<p class="sm-margin-TopNews rdp__subtitle">Personne ne le retient</p></div>
<div class="sm-margin-bottomNews">Jeanne Exemple et Paul Modèle</div></header>
<section><div class="DocText clearfix"><div class="docOcurrContainer"><p>Le phare est reparti.</p>
<p>Tout le monde regarde.</p></div></div></section>
<footer>
<div class="publiC-lblNodoc">news·20191004·PP·1</div><p>© 2019 Le Petit Port. Tous droits réservés.</p></footer>
</article>
<article><p>Une erreur est survenue.</p></article>
<article><header><span class="DocPublicationName">The Ferry Gazette</span>
<span class="DocHeader">News, Friday, October 4,
2019</span><p class="titreArticleVisu">Umbrellas</p></header><div class="docOcurrContainer">They stand in a hall.</div>
</article></body></html>"""


def test_the_old_layout_keeps_all_in_one_cell() -> None:
    found = read(OLD.encode())
    (draft,) = found.drafts
    assert found.reader == "Europresse"
    assert (draft.title, draft.kicker, draft.authors) == ("Le phare marche", "Les amers", ("Jeanne Exemple",))
    assert (draft.source, draft.section, draft.date, draft.page) == ("Le Petit Port", "Mer", "2012-10-04", "03")
    assert draft.paragraphs == ("Le phare est parti lundi.", "Il ne reviendra pas.")
    assert draft.extra["issue"] == "no. 12"
    assert draft.extra["document number"] == "news·20121004·PP·12345"


def test_the_new_layout_has_elements_for_all() -> None:
    found = read(NEW.encode())
    first, second = found.drafts
    assert (first.title, first.kicker) == ("Le phare marche encore", "Une longue route")
    assert first.authors == ("Jeanne Exemple", "Paul Modèle")
    assert (first.source, first.section, first.date, first.page) == (
        "Le Petit Port",
        "Mer",
        "2019-10-04T06:30:00+02:00",
        "2",
    )
    assert first.paragraphs == ("Le phare est reparti.", "Tout le monde regarde.")
    assert first.standfirst == "Personne ne le retient"
    assert first.extra["words"] == 312
    assert (second.title, second.date, second.section) == ("Umbrellas", "2019-10-04", "News")
    assert second.paragraphs == ("They stand in a hall.",)
    assert [problem.reason for problem in found.problems] == ["No article in this document"]


@given(st.integers(0, len(NEW)))
def test_cut_off_anywhere_the_books_balance(end: int) -> None:
    data = NEW.encode()[:end]
    if recognised(data) == "Europresse":
        found = read(data)
        assert found.records or found.problems
