"""Lists of a portal as a source of dlt, which loads them into a warehouse."""
