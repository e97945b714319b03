"""The record binds those who keep it: a chain a seat, receipts, and a file that can be verified offline.

Pure: bytes, times, keys and salts are passed in. ``docs/record.md`` says the same byte by byte.

- ``canonical``: the one form in which a value is hashed (RFC 8785, narrowed).
- ``shape``: the one form of each field (hex, slug, instant).
- ``body``: the envelope that every act is hashed in; what the rest of the house fills.
- ``leaf``, ``chain``: from a body to a leaf, from leaf to head.
- ``receipt``: what a seat is handed for an act, signed by the record's key.
- ``bundle``: the file that a seat exports.
- ``reasons``, ``verify``: what is wrong with such a file, if anything is.
- ``keeping``: what a store has to do.
"""
