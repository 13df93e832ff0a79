"""Pages on which documents are handed in, looked at and reviewed."""
