"""What joins several packages: from the command to the page."""
