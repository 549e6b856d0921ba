"""Lists that are read page by page while they are used."""
