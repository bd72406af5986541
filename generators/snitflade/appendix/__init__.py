"""The tender appendix: a set of diagrams as one document, with tables of their interfaces, legends and assumptions.

    Diagrams ─composing─▶ Appendix ─pdf, docx─▶ bytes

An :class:`~snitflade.appendix.document.Appendix` is the whole document in neutral parts, built once; each writer sees
it and nothing else, so that all formats say the same. ``run`` is the run of the command.
"""
