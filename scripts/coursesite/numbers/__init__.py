"""Numbers in prose, banks and drawings that come from a lab: `{{ training.static_sept_mae = 16.1 }}` prints 16.1, and a check keeps it true.

`measures` reads what the labs measured and computes with it, `notation` finds the numbers in a text, `check` compares them, `drawing`
does so in a drawing, `plain` tells the numbers that are bound to nothing, `extension` prints them. Knows nothing of lessons or of how labs run.
"""

from coursesite.numbers.extension import NumbersExtension

__all__ = ["NumbersExtension"]
