"""From a Scene to a file, one format a module, all of one shape: ``render(scene) -> bytes``."""
