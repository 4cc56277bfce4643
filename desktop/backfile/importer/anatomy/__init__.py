"""What a page without field names is made of: headline, byline, credits, body, and the teasers that stood beside it.

Everything here is told from the text alone, and cautiously: what can't be told stays a paragraph where it stood, a
plain article is never torn, and no word that can be read is lost.
"""

from backfile.importer.anatomy.credits import credit_of, take_credits
from backfile.importer.anatomy.dateline import Dateline, dateline_of
from backfile.importer.anatomy.page import understand_page
from backfile.importer.anatomy.titles import derive_title

__all__ = ["Dateline", "credit_of", "dateline_of", "derive_title", "take_credits", "understand_page"]
