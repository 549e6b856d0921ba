"""What commands print: JSON, a line of JSON for each object, CSV, or a table for people."""
