"""Before a dump with columns is imported: how they are understood, and what its articles will look like."""
