"""Looks after a board that is online: what has closed, what nobody has confirmed, and which links are dead."""
