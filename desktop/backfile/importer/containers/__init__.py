"""What holds members rather than records: one module a kind. `unpack` opens them by content and nests them."""
