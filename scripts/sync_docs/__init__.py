"""Follows the vendor's documentation: fetches its pages, puts them into `spec/pages`, and regenerates."""
