"""Event records from press reports about diplomacy and defence."""
