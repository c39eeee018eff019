"""A file becomes pixels: what counts as a picture, scanning a tree, one decode, EXIF, hashes."""
