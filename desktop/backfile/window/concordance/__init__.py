"""Every hit in its context, the words around the hits, and how the hits are spread."""
