"""The tender appendix: diagrams, tables and legends in one document, as PDF and as Word."""
