"""Pages of the web: what an HTML file says of itself, its main text without what stands around it, its pictures.

`understand_html` is for a page that is one article, or none; `articles_in_html` also for one that holds several.
"""

from backfile.importer.html.page import articles_in_html, understand_html

__all__ = ["articles_in_html", "understand_html"]
