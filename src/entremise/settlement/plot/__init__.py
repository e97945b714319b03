"""Drawings of a settlement that one could print: SVG, labelled directly."""
