"""Typed tables of what the framework documents state, and of occupations and competencies. Pure."""
