"""A diagram with more than its page can hold: what helps, tried in order until everything can be read.

    a larger page ─▶ a condensed setting ─▶ merging ─▶ splitting over pages ─▶ codes only, the texts in a table

In: a Diagram that does not fit. Out: one or more Scenes, and a warning that says what was done; or, when that is not
asked for, the advice what would help. See ``helping``.
"""
