"""The built-in reader: a message into facts, each with its words, and what the message is for."""

from coach.language.builtin.reading.reader import Reader

__all__ = ["Reader"]
