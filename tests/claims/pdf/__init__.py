"""PDF files for the tests of their reader: a press that sets pages, and some from other engines with their labels."""
