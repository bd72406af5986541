"""How wide text is and where its lines break."""
