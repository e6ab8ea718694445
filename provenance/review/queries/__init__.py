"""What the views show, read from the store: one module a view, plain SQL, values without markup."""
