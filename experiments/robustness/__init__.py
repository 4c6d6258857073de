"""Parts of ``experiment=robust``: drawing worlds, regret, and the region in which a policy fails."""
