"""Many scenarios: planned and checked before the first one runs, lived in processes, kept in the store."""
