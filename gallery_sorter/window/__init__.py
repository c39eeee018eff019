"""The Qt window: widgets, models, workers. It alone imports PySide6, and decides nothing."""
