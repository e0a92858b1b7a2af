/** The site's furniture: what every page has beside its text. Loaded a second time, it does no harm. */
