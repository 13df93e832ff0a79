"""Numbers, units and currencies, and the quantities that they make."""
