"""Invoices, offers and customers out of files and folders: Excel, CSV, UBL, and PDFs by their names.

    read -> xlsx_file, csv_file -> columns, records
         -> pdf_folder, ubl_folder -> records
         -> rows -> fields -> values -> cell_errors

Each record knows its place in the file, and `problems` collects all that is wrong, so that it is told at once.
"""
