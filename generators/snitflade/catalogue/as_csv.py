"""The catalogue as CSV (RFC 4180): all diagrams in one table, UTF-8 with a byte order mark for Excel."""

from __future__ import annotations

import csv
import io

from snitflade.catalogue.columns import COLUMNS
from snitflade.catalogue.csv_text import protect_cell
from snitflade.catalogue.tables import Catalogue


def as_csv(catalogue: Catalogue) -> bytes:
    """The file: with ``;`` between the cells in Danish, where a comma belongs to numbers, else ``,``."""
    wording = catalogue.wording
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=wording.separator, lineterminator="\r\n")
    writer.writerow(column.headings[wording.language] for column in COLUMNS)
    for table in catalogue.tables:
        for cells in table.cells(wording):
            writer.writerow(protect_cell(cells[column.key]) for column in COLUMNS)
    return text.getvalue().encode("utf-8-sig")
