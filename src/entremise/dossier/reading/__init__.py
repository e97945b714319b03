"""Reading a report: from its text to candidate facts, by rules and word lists that can say why."""
