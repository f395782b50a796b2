"""A report that a person has edited in Word or LibreOffice."""
