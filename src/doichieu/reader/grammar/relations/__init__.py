"""What relates claims to each other and to the world: parts, rates, repeats, catalogue codes, places, things listed."""
