"""Rows of one height: the table that holds them, the ground that they are painted on, and the heads of their columns.

A table that derives from these is only its columns: a model that counts its rows, a delegate that says what stands in
one, and what happens when one is opened.
"""
