"""The register of assumptions: every number of the world, and which headline verdicts change over its range."""
