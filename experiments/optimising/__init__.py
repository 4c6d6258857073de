"""Parts of ``experiment=optimise``: levers searched, goals and limits, the search, and the front it comes to."""
