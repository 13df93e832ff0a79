"""The text as the grammar sees it: spelling, lines and sentences, sets of phrases and how they are scanned."""
