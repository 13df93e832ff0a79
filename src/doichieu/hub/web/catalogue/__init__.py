"""Pages on which the catalogue is looked after."""
