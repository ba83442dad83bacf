"""Guidance as passages, and the search over them."""
