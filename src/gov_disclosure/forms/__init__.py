"""The printed form: from a report to a document, and from a document to a report."""
