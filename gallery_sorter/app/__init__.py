"""The use cases: the one room that joins the others, called by the command line and by the window alike."""
