"""Board -> the pages that people read, without their frames."""
