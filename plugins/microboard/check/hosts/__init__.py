"""The hosts that texts name, whose they are, and which look like others."""
