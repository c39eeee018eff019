"""What every room needs and that knows nothing of photos."""
