"""How charts are drawn: each module gives a specification of Vega-Lite."""
