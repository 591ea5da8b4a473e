"""What goes over the wire between a host and a joined client."""
