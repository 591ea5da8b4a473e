"""A match written up: what was planned, what happened, why, and what to ask; as HTML and Markdown.

It is made from what a role sees (`observe`) and from that role's own orders, and of nothing else.
"""
