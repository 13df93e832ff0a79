"""Tables: headings, columns and rows, and the figures in their cells."""
