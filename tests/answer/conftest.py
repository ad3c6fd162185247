"""Schemas are checked once for all tests of answers."""

from schemas import check_each_schema_once

__all__ = ["check_each_schema_once"]
