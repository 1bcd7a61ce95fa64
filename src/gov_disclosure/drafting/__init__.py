"""Next year's report, prepared from last year's."""
