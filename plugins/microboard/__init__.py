"""Microboard: an open directory of micro-internships, built from YAML files.

The packages form a line, and imports run one way only::

    cli -> publish -> board -> check -> read
    cli -> care    -> board

Nothing in here imports a site engine; ``mkdocs_microboard`` is the adapter to one.
"""
