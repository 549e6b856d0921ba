"""Commands that send the rows of a file or folder: `upload` of offers and invoices, `import` of customers."""
