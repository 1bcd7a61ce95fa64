"""The bodies that report: how their names are built, and what a name lets presume."""
