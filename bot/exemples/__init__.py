"""Plainly fictitious people for the demo, the tests and the benchmarks. Never anybody real."""
