"""The other end of the wire: a seat at a table on another machine."""
