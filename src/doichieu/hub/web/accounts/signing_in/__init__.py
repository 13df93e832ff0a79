"""Signing in: by name and password, then by a code of one's phone; or by the office's own sign-in (django-allauth)."""
