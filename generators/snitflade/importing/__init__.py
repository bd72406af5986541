"""An interface list, from a workbook or a CSV file, into a spec."""
