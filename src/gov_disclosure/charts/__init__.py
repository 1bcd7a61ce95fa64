"""Charts: figures of reports seen at a glance, with what is not known marked as such."""
