"""Reports of many bodies as one of their area, and the published one held against them."""
