"""Reports beside each other: two of them, or one body over years."""
