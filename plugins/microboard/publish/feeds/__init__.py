"""Lists -> feeds, calendars, and how people find them."""
