"""What a proposed change may not do."""
