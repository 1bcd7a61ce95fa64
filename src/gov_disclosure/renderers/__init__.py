"""Renderers: reports as text formats and as files."""
