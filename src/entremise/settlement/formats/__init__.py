"""The field's file formats. Readers take bytes and the file's name (for messages), never a path."""
