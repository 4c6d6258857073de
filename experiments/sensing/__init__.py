"""Which numbers move the difference between two policies: factors, responses, Morris and Sobol."""
