"""Values -> words and HTML, written so that a text is no more than a text."""
