"""Reports as files of an office: Word pages, laid out as the decree on clerical work asks, always in Vietnamese."""
