"""A figure in its sentence: kind, indicator, basis, planned or reached, its time, and how sure the reading is."""
