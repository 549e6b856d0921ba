"""Profiles: the portals that the program `mijnklantportaal` knows, and where the token of each is kept.

credentials --> oauth        the source of tokens of a profile that has one
         `----> in_keyring   tokens and secrets that the system keeps
          `---> file         everything else
"""
