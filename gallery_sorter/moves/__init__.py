"""The only room that changes a person's files: plan, journal, engine, companions, undo, recovery, receipt."""
