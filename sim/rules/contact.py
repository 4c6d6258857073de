"""Being in touch does good up to what a customer finds right; more than that annoys, less so if it is a dialogue.

value = 1 - (1 - min(c, ideal) / ideal)^2;  felt = c (1 - dialogue) (1 - a relevance) + insincere thanks
sales = y pressure susceptibility (1 - R) c / (1 + c / half)
"""

from __future__ import annotations

import numpy as np

from sim.compiled import rule
from sim.numeric import ONE


@rule
def relationship_value(contacts: np.float32, ideal: np.float32) -> np.float32:
    """Return how well a customer feels attended to, 0 (never hears) to 1 (as often as is right, or more).

    Notes
    -----
    Source: Godfrey, Seiders and Voss (2011): repurchases rise with contacts up to an ideal point and fall beyond it.
    The fall is resentment and being woken, which are elsewhere; form assumed. Limits: flat beyond the ideal.
    """
    reached = contacts if contacts < ideal else ideal
    missing = ONE - reached / ideal
    return ONE - missing * missing


@rule
def felt_contacts(
    contacts: np.float32, dialogue_relief: np.float32, relevance_relief: np.float32, insincere: np.float32
) -> np.float32:
    """Return how many contacts a month feels like: dialogue and relevance relieve, insincere thanks add.

    Parameters
    ----------
    dialogue_relief, relevance_relief
        Shares of the annoyance taken away, 0 to 1.
    insincere
        Thanks this month that were felt to be mere mail.
    """
    return contacts * (ONE - dialogue_relief) * (ONE - relevance_relief) + insincere


@rule
def cross_sales(
    contacts: np.float32,
    pressure: np.float32,
    susceptibility: np.float32,
    resentment: np.float32,
    per_contact: np.float32,
    half: np.float32,
) -> np.float32:
    """Return what a month of pressing contacts sells to a customer, in market prices, less what the goods cost.

    Parameters
    ----------
    per_contact
        Sold by a first contact at full pressure to a wholly susceptible person.
    half
        Contacts at which each sells half as much as the first.

    Notes
    -----
    Source: assumed; that pressure sells is measured (Luguri and Strahilevitz 2021: acceptance more than doubles).
    Limits: saturates in contacts; the resentful buy less.
    """
    heard = contacts / (ONE + contacts / half)
    return per_contact * pressure * susceptibility * (ONE - resentment) * heard
