"""Bodies beside their peers: counts, shares and rates, and how those of like bodies are spread."""
