"""The query language: what a person types, the tree that it means, and the tree as text and as a sentence.

Knows nothing of SQL, of a library or of a text that is searched, so that the same tree can be asked of something else.
"""
