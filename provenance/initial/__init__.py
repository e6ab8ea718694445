"""What `provenance init` writes: the files of this folder, with the places filled in."""
