"""Reports as JSON, and the JSON Schema that says the same to every other language."""
