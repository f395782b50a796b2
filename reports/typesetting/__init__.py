"""Pages and pixels, made by typst."""
