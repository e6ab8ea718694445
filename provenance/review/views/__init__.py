"""One module a view: a request in, a page or a redirection out."""
