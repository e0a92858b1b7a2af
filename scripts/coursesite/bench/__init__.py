"""What the quiz engine costs, measured: a site with questions against the same site without, and against another engine."""
