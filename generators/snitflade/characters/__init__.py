"""Characters that do not show, or look like others: what stands for them in a text, and what they are called.

Four kinds have rules of their own. Those that Unicode calls default-ignorable have no glyph: two of them, soft hyphen
and zero-width space, say where a word may be broken (break wishes), the rest say nothing in a picture. Those that are
not to be printed (controls, and all that turn the direction of a text) move a cursor or make a message read otherwise
than it is. Spaces come in many widths. Bullets come with lists that are pasted from other programs.
"""

from snitflade.characters.cleaning import (
    BREAK_WISHES,
    REMOVE_MARKS,
    SOFT_HYPHEN,
    TOO_MANY_MARKS,
    clean_name,
    clean_text,
    clean_word,
    has_too_many_marks,
    say_what_to_remove,
    without_wishes,
)
from snitflade.characters.hidden import BIDI_CONTROLS, ORDINARY, escape_hidden, number_of, show_hidden

__all__ = [
    "BIDI_CONTROLS", "BREAK_WISHES", "ORDINARY", "REMOVE_MARKS", "SOFT_HYPHEN", "TOO_MANY_MARKS",
    "clean_name", "clean_text", "clean_word", "escape_hidden", "has_too_many_marks", "number_of", "say_what_to_remove",
    "show_hidden", "without_wishes",
]  # fmt: skip
