"""What is found in reports, as people and programs read it."""
