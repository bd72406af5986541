"""From a Diagram to a Scene."""
