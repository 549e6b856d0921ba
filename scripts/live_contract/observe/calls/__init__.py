"""The calls of a run: known_ids, readable -> reading; marks, own_ids -> writing; sending sends them."""
