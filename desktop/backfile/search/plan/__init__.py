"""From a tree to the items that it finds: by the index and by columns where they can tell, by reading where they can't.

Only `match` writes FTS5's grammar.
"""
