"""Pages on which figures are entered: form, workbook, pasted rows, shares given to units, closing a period."""
