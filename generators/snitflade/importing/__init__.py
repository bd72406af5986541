"""Interface lists -> specs: what a spreadsheet or a CSV file says becomes a new spec, or changes one in place.

    file ─xlsx_reader, csv_reader─▶ Grid ─headings, workbook, entries─▶ Entries ─specs, updating─▶ a Plan of the spec
    ─emitting, spec_text─▶ text ─checking─▶ Diagram

Every fault of the file is reported at its cell, all at once, and then nothing is written.
"""
