"""One file for each command; its name is the word a person writes, `import_` for `import`."""
