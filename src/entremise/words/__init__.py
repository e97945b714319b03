"""Sentences for people, in the reader's language. English is what the source is written in."""

from entremise.words.catalogue import N_, Translator, languages, translator
from entremise.words.direction import isolate, neutralise

__all__ = ["N_", "Translator", "isolate", "languages", "neutralise", "translator"]
