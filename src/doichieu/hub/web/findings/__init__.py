"""Pages of figures that cannot both be true, and the letters that ask about them."""
