"""Lists of a portal in an SQLite file: read once, kept up to date with few requests, looked up without any.

    mirror, async_mirror -> base -> refresh -> incremental_reading, full_reading, pages_ahead
                                    -> rows -> open_file -> columns

`incremental_reading` and `full_reading` decide which page to read next, without I/O over the network.
"""
