"""SPSS's command language: a job of commands over one active file."""
