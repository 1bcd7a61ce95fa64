"""Paragraphs of a document read as strips."""
