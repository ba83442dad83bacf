"""Prompts: the files of prompts/, checked when read, filled strictly, and named by what they hold."""
