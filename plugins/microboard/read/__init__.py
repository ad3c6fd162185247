"""Turns the bytes of a board's files into documents that know the line of every value."""

from microboard.read.document import Document, Location, Value, read_document
from microboard.read.folder import Folder, ListingFile, read_folder
from microboard.read.problem import Problem

__all__ = ["Document", "Folder", "ListingFile", "Location", "Problem", "Value", "read_document", "read_folder"]
