"""The audit report: one model, put together from the store, and a renderer a format."""
