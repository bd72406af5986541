"""The shapes that the box of a system can have: what each looks like (`forms`), and its polygon (`polygons`)."""
