"""What is known of every picture: a cache in SQLite that may be deleted, and the cache of thumbnails."""
