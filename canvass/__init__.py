"""The front door: studies and commands."""
