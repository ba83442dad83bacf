"""Pure values and rules: figures, facts, profile, plan, patches. Standard library and pydantic only."""
