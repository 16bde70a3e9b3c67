"""The plan seen otherwise than as an outline: each module makes the entries of one view.

Every maker answers entries for a screen of so many columns, from the plan and its figures alone.
"""
