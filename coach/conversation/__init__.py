"""The conversation: what is worth asking next, what a message changes, and what a reply says."""
