"""From a report to a document in the official layout."""
