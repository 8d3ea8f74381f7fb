"""The record: what Carsica keeps, as frozen dataclasses; standard library only."""
