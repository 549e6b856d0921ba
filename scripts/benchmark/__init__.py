"""How fast the client is beside what can't be avoided: `json.loads`, importing httpx, a bare httpx request.

Times depend on the machine and on what else it does; ratios of times taken side by side hardly do.
"""
