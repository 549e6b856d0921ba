"""The program `mijnklantportaal`: the API on the command line, with click and rich, and tools that need neither."""
