"""The reading room: an article set as an article, with what stood beside it on the page and where it came from.

`reading` fetches one article with everything its page needs, in a thread and without Qt; `words` says it in words;
`typesetter` sets it into a document, a little in each turn of the loop; `page` shows that and paints marks, rules and
chips behind it; `pane` joins page, bar and provenance strip, and is all that the window knows.
"""

from backfile.window.article.pane import ArticlePane, Starred
from backfile.window.article.spot import Spot

__all__ = ["ArticlePane", "Spot", "Starred"]
