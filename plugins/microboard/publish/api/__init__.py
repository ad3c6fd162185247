"""Board -> the JSON API, and the files that tell programs of it."""
