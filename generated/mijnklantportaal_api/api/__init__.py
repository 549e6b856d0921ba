"""The operations of the API: a package for each resource, a module for each operation."""
