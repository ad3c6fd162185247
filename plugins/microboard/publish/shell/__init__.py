"""A page that an engine has rendered -> a frame for every page of the board."""
