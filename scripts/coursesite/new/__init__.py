"""New lessons, banks, labs and modules that pass every check from the first minute, so that an author only replaces words."""
