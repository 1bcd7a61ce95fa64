"""What the prose of a report says about the figures of its tables."""
