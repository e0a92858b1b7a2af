"""The course on paper: pages of a built site as one document with every question, and the key in an appendix."""
