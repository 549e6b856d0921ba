"""The calls of a run: known_ids -> reading; marks, own_ids -> writing; sending sends them."""
