"""The report as attrs classes: the one place where rows, columns and sections are declared."""
