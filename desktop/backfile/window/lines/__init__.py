"""A pasted list: a table of what each line finds, the editor of the lines, and the way back from one of them."""
