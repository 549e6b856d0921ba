"""Shows what tests don't notice: changes a module in small ways (mutants), and runs its tests on each.

cosmic-ray changes the code and runs the tests. `modules` names the modules and their tests, `survivors` the
changes that no test has to notice.
"""
