"""The checks, one module each: `NAME`, and `find(book)`, which yields what it finds.

An open finding names claims that do not go together; an implied one what follows; one that agrees what was compared.
"""
