"""Creating an object unless it is there.

    ensuring -> shared_search -> list_reader -> page_walk -> page_reader -> list_index -> list_order, matching

`ensuring` decides what one call does, `shared_search` lets calls share readings of a list, `list_reader` and
`page_walk` decide which pages one reading takes, and `list_index` remembers what was read. All of them are without I/O:
they are flows, or plain data.
"""
