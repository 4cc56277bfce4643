"""What the words that are being typed may become."""
