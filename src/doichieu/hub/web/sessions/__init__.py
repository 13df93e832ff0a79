"""Pages of sessions: the record, keeping it, what became of it, calendars."""
