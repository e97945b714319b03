"""Entremise runs proximity talks: parties that will not meet negotiate one accord through mediators."""

__version__ = "0.1.0"
