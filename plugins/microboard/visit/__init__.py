"""Visits an address that a stranger wrote: https, on the public internet, with an end in time and in bytes."""
