"""Tables whose axes nest and stack variables as CTABLES writes them."""
