"""What a problem is told with."""
