"""An author's preview: pages are built when a browser asks for them, and browsers reload when a source changes."""
