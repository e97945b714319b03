"""Sentences for people, by code."""
