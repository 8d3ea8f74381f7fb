"""Extract: one parsed report to one reading, by rules over trees and readable lexicon files."""
