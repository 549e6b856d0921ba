"""OAuth: how an application gets a token for the portal of somebody else, and keeps a good one.

    application --> token_endpoint    what is sent to the authorization server, and what it sends back
        |  `----> redirect            where the browser goes, and what it brings back
    source ------> cached_tokens      which tokens are good for how long, by both clocks
           `-----> stores             where tokens are kept, for the threads, tasks and processes that share them

Everything that waits is a flow (see `mijnklantportaal_api.runtime.flow`), so threads and tasks share it.
"""
