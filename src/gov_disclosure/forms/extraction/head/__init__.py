"""What stands around the sections: title, publisher, dates and the closing signature."""
