"""The session that a document reports on: its setting, agenda, votes, roles, what was said, the tasks handed out."""
