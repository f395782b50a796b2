"""A questionnaire from the answers to it: what an export gives away of questions, options, blocks and skips."""
