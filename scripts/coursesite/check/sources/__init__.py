"""What authors wrote, judged without a build: one file a concern, the order of all in `page_rules` and `course_rules`."""
