"""Reading a list completely, whatever is added or removed meanwhile, and going on after a kill.

    scan -> scan_steps -> chain, passes -> pages -> store

`scan_steps` and what it uses decide which page to read next, without I/O over the network.
"""
