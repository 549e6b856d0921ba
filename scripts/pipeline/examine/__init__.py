"""Does an API conform to the document? Every call is made by a client, and each response held beside the document.

probes (which calls, with ids seen so far), conformance (a response beside the document) -> examination
"""
