"""Collecting in a workbook: a row for each body, only the cells of one edition of the form.

The figures stand in one sheet, where nothing but figures stands; what else a cell holds, the
prose, and rows that an agency added stand in others, tied to theirs by the number of the row.
"""
