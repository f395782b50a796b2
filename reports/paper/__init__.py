"""A questionnaire as a person prints it: forms to hand out, as PDF and as a Word file."""
