"""Files as they came: every cell as text, nothing guessed."""
