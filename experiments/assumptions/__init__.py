"""Does the answer hold over what is not known? Worlds drawn over every assumed parameter, each lived as twins."""
