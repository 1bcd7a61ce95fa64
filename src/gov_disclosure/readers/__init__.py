"""Readers: files of any format as documents."""
