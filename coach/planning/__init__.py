"""The plan as a pure function of profile, choices, framework and date."""
