"""What pages say: labels, reasons and faults in words, figures and days as they are printed, marked sentences."""
