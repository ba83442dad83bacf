"""Trade-offs: options by criteria, weighed by the person's own weights; pure, like the planner around it."""
