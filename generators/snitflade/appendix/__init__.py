"""The tender appendix: a set of diagrams as one document, with their interfaces, legends and guesses in tables.

    Diagrams ─composing─▶ Appendix ─pdf, docx─▶ bytes

An :class:`~snitflade.appendix.document.Appendix` is the whole document in neutral parts, built once; each writer sees
it and nothing else, so that all forms say the same. ``making`` is the run of the command.
"""
