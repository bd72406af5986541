"""The star: the hub in the middle, systems on all four sides."""
