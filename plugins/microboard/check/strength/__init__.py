"""How much a listing tells its readers."""
