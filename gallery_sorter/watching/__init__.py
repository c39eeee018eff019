"""A folder that sorts itself: observer, settling, catching up. It changes nothing, and knows neither class nor move."""
