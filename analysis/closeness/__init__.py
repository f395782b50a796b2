"""What distances between items and clusters of them share: items, measures, and the tables of both."""
