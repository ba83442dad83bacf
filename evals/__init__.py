"""Measurements of the product against set figures; run with `python -m evals.NAME`."""
