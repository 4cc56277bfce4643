"""Pages of the web: what an HTML file says of itself, its main text without what stands around it, its pictures.

`understand_html` is for a page that is one article, or none; `articles_in_html` also for one that holds several, and
`articles_of_page` the same for a page that is decoded.
"""

from backfile.importer.html.decoding import decode_page
from backfile.importer.html.page import articles_in_html, articles_of_page, understand_html
from backfile.importer.html.pictures import Images

__all__ = ["Images", "articles_in_html", "articles_of_page", "decode_page", "understand_html"]
