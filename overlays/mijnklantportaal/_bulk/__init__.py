"""Many writes in one run, each of them once: `portal.bulk(...)`.

    threads, tasks -> run -> progress
                   -> ledger -> journal -> journal_file, journal_server
                             -> fingerprint, outcomes
                   -> slots
    writes -> recorder

`ledger` decides what happens to each write and keeps the journal, `run` which write comes next and when a result is
given; neither knows of threads or tasks.
"""
