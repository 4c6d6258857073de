"""Parts of the calibration: published curves, survival with frozen attitudes, the fit, rival curves, pictures."""
