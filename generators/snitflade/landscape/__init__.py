"""Many diagrams as one graph: its systems, what they are joined by, and the picture of it."""
