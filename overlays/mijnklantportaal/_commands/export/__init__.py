"""`mijnklantportaal export`: a whole list in a file, read in parts that survive an interruption."""
