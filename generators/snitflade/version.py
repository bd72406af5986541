"""The version of snitflade; the build reads it here, so that it stands in one place only."""

__version__ = "0.1.0"
