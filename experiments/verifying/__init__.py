"""Laws with a known answer, one file a law; ``LAWS`` in ``experiments.verifying.listing`` names them."""
