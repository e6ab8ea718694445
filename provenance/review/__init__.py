"""The page on which editors decide, claim by claim: a local web server without anything from elsewhere."""
