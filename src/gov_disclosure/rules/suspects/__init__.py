"""Which cells may be wrong where sums do not add up: the smallest changes that mend them, named."""
