"""The settlement engine: which packages would all sides take, which can't be improved, how likely is each.

Pure: no I/O, no clock; chance comes from a seed that is passed in. Parsers take bytes.
"""
