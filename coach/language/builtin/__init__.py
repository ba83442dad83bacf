"""The built-in language: rules and templates, so that the coach works with no model and no network."""
