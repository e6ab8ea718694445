"""The bundled example: a report as extracted from PDF, and the archive of what it cites."""
