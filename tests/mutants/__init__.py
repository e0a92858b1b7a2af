"""Mutation testing: small faults planted in the modules that decide what a reader is told, to see which the tests would miss."""
