"""A run of the command: from many specs to files, keeping what earlier runs left, every file or none."""
