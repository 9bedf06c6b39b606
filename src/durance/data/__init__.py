"""Importers: files that users download themselves, made tidy and put to the places and actors of a pack."""
