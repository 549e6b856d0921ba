"""Step 3: the repairs in `spec/fixes`, applied strictly: a needless one fails the run.

fixes           reading and applying the files
overlay         what an action of an OpenAPI Overlay does to JSON data
"""
