"""From a document to a report: sections, rows, cells and header facts found, bound and read."""
