"""This site's own tools: lessons, numbers from labs, finished pages, a server. Uses coursequiz; coursequiz never uses it."""
