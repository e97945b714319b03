"""Where talks are kept: Django's models over SQLite, and a memory for what need not last.

The only package that touches the database. `setup.open_store` opens a file; `keeping.Store` is what it gives.
"""
