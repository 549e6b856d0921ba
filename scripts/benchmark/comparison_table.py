"""The tables that the benchmark prints."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Comparison:
    """The seconds that each subject takes, and the largest ratio that the project wants, where it wants one.

    A subject is compared with its own time in `baseline`, or with the first subject where it has none.
    """

    title: str
    seconds: Mapping[str, float]
    limits: Mapping[str, float]
    baseline: Mapping[str, float] = field(default_factory=dict[str, float])

    def ratios(self) -> dict[str, float]:
        """Each subject's time as a multiple of what it is compared with."""
        first = next(iter(self.seconds.values()))
        return {name: seconds / self.baseline.get(name, first) for name, seconds in self.seconds.items()}


def format_table(comparison: Comparison) -> str:
    """The comparison as text, a line for each subject."""
    width = max(map(len, comparison.seconds))
    lines = [comparison.title]
    for name, ratio in comparison.ratios().items():
        line = f"  {name:<{width}}  {comparison.seconds[name] * 1e6:>10.1f} us  {ratio:>6.2f}x"
        if limit := comparison.limits.get(name):
            line += f"  (wanted: at most {limit}x{'' if ratio <= limit else ', MISSED'})"
        lines.append(line)
    return "\n".join(lines)
