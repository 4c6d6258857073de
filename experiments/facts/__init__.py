"""Published facts the model must answer to, one file a fact; ``FACTS`` in ``experiments.facts.listing`` names them."""
