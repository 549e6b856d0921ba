"""Lists of a portal in an SQLite file: read once, kept up to date with few requests, looked up without any.

    mirror, async_mirror -> base -> refreshing -> news, complete, pages_ahead -> rows -> open_file -> columns

`news` and `complete` decide which page to read next, without I/O over the network.
"""
