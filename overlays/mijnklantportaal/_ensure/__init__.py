"""Creating an object unless it is there.

    connections -> ensuring -> looking -> reading -> index -> list_order, matching

`ensuring` decides what one call does, `looking` lets calls share readings of a list, `reading` decides which pages one
reading takes, and `index` remembers what was read. All of them are without I/O: they are flows, or plain data.
"""
