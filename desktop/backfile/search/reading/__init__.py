"""One text and the words of a query: whether they hold in it, where they stand, and what of it is shown.

Marks, snippets, concordances and the plan all read by `places`, so that they agree.
"""
