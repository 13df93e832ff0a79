"""Pages on which figures are looked at: a place's scoreboard, an indicator's history."""
