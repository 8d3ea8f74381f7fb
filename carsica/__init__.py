"""Carsica: a sourced record of news reports."""
