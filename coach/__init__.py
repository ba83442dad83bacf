"""A private career coach: from a résumé to a plan whose every figure can be traced."""
