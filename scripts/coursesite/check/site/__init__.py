"""A built MkDocs site, whoever built it: read once, then judged by families of rules (`families`)."""
