"""Lighthouse on this site and on the same pages in the theme as it comes, run in turns."""
