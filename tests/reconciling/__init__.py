"""Texts read and reconciled: each check on sentences of our own."""
