"""Pages as data: what a seat sees, as rows of typed cells, with no terminal library."""
