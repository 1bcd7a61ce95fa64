"""Tables of a document read as strips."""
