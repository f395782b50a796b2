"""What the models of categorical answers share: blocks, estimates, classification."""
