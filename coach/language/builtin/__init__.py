"""The language that needs no model: rules that read, and wording from the plan and the passages."""
