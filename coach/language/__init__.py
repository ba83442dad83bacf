"""The boundary to language: typed tasks that read what people write and word what the coach says."""
