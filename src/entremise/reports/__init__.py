"""Reports as they come: files turned into text, and a language model asked for candidates where that is wished for."""
