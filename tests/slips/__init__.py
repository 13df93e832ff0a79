"""Slips planted on purpose, one at a time, to see whether `doichieu check` finds them.

`relations` finds what must hold between annotated figures, `planting` changes one figure, `oracle` says by arithmetic
of its own whether the relation is broken then, `judging` asks the checker. `python -m scripts.plant_slips` runs all.
"""
