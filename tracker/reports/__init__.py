"""Reports: composed once from a plan's figures, then rendered in any format.

A composer (one file a kind) turns a `Subject` into a `Report`, whose tables and totals hold values; a
renderer (one file a format) prints them. So every format of a report shows the same figures. Start at
`subject.subject_of`, `kinds.compose` and `formats.printed`.
"""
