"""Who and what is named: people, posts, bodies, places, documents by their numbers."""
