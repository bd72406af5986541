"""The interface catalogue: what the diagrams say, in rows of a table instead of lines of a picture."""
