"""Dates and periods: found, completed from what stands around them, and what a document reports on."""
