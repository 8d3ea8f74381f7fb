"""Plans: the proposals and deals that a report speaks of, their points and authors, the positions on them."""

from carsica.extract.plans.finding import find_plans

__all__ = ["find_plans"]
