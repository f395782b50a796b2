"""The language of MATRIX: expressions over matrices, loops, and files that become matrices."""
