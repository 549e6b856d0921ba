"""What becomes of the client when one more page arrives: tried with a page of every operation, in both forms.

`python -m tests.pipeline.adopting_pages` tries them all and prints what fails or is lost, grouped by cause.
"""

import re
import tempfile
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from pipeline.check.document import check
from pipeline.codegen.data import Package
from pipeline.codegen.package import build_package
from pipeline.documents import PipelineError, Rank, Source
from pipeline.fix.fixes import apply_fixes
from pipeline.merge.sources import merge
from pipeline.openapi.json_data import types_of
from pipeline.openapi.walk import operations
from pipeline.read.pages import read_page, read_pages
from pipeline.regenerate import read_sources
from pipeline.rules.apply import apply_rules
from tests.pipeline.real_sources import FIXES, ROOT, RULES, repaired
from tests.pipeline.vendor_style import HABITS, Habits, known_components, markdown_page, rendered_page

FORMS: dict[str, Callable[..., str]] = {".md": markdown_page, ".txt": rendered_page}
Facts = dict[str, str]
"""What a caller of the package relies on, by the place of each fact."""


def package_facts(package: Package) -> Facts:
    """Methods with their parameters, fields of models, choices, masks, and the statuses of errors."""
    return dict([*_methods(package), *_models(package)])


def _methods(package: Package) -> Iterator[tuple[str, str]]:
    for resource in package.resources.values():
        for operation in resource.operations.values():
            for method in operation.methods:
                name = f"{resource.attribute}.{method.name}"
                yield f"method {name}", f"{operation.http_method} {operation.path}"
                yield f"errors of {name}", " ".join(sorted(operation.source["responses"]))
                yield f"result of {name}", str(operation.returns)
                for argument in (*method.function.placed("path"), *method.arguments):
                    required = "" if argument.is_required else " or left out"
                    yield f"parameter {argument.name} of {name}", f"{argument.annotation}{required}"


def _models(package: Package) -> Iterator[tuple[str, str]]:
    for model in package.models.values():
        yield f"class {model.name}", "values" if model.values else "model"
        if model.values:
            yield f"choices of {model.name}", str(model.values)
        for field in model.fields:
            place = f"{model.name}.{field.name}"
            yield f"field {place}", f"{field.annotation}{'' if field.is_required else ' or left out'}"
            yield f"mask of {place}", str(field.is_secret)
            yield f"choices of {place}", str(field.choices)
            yield f"pattern of {place}", str(field.schema.get("pattern", "")) if types_of(field.schema) else ""


@cache
def present_facts() -> Facts:
    """The facts of the package as it is."""
    return package_facts(build_package(repaired()))


def with_page(source: Source, sources: Sequence[Source]) -> list[Source]:
    """The sources with one page more, which takes the place of a page of the same operation."""

    def places(given: Source) -> set[tuple[str, str]]:
        return {(path.rstrip("/"), method) for path, method, _ in operations(given.document)}

    kept = [other for other in sources if other.rank == Rank.TRANSCRIPTION or places(other) != places(source)]
    return [*kept, source]


def adopted(text: str, suffix: str, sources: Sequence[Source]) -> Facts:
    """The facts of the package that is built with this page."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"page{suffix}"
        path.write_text(text, encoding="utf-8")
        page = read_page(path, f"spec/pages/adopted{suffix}")
    document = apply_fixes(merge(apply_rules(with_page(page, sources), RULES).sources).document, FIXES)
    check(document)
    return package_facts(build_package(document))


def written(path: str, method: str, suffix: str, habits: Habits) -> str:
    """A page of the operation in the vendor's style; what real pages describe is in their words."""
    return FORMS[suffix](repaired(), path, method, habits, known_components(_real_pages()))


@cache
def _real_pages() -> list[Source]:
    return read_pages(ROOT / "spec" / "pages", ROOT)


def losses(before: Facts, after: Facts) -> list[str]:
    """What is gone or different, a sentence each; new facts are no loss."""
    return [
        f"{place}: {value} became {after.get(place, 'nothing')}"
        for place, value in before.items()
        if value != after.get(place, value if value in ("", "None", "False") else None)
    ]


def trial(path: str, method: str, suffix: str, habits: Habits, sources: Sequence[Source]) -> list[str]:
    """What is wrong with the client after one page is adopted: the error that stopped it, or what it lost."""
    try:
        after = adopted(written(path, method, suffix, habits), suffix, sources)
    except PipelineError as error:
        return [f"refused: {error}"]
    except (KeyError, TypeError, AttributeError, ValueError, LookupError) as error:
        return [f"crashed: {type(error).__name__}: {error}"]
    return losses(present_facts(), after)


def _cause(loss: str) -> str:
    """The kind of a loss, without the names in it."""
    if loss.startswith("refused: spec/fixes"):
        return re.sub(r" \(.*", "", loss.splitlines()[0])
    if loss.startswith(("refused", "crashed")):
        return re.sub(r"[\w./{}-]*/[\w./{}-]+|\b[A-Z]\w+[A-Z]\w+|`[^`]*`", "…", loss)[:160]
    kind = loss.partition(" ")[0]
    return f"{kind} {'lost' if loss.endswith('became nothing') else 'changed'}"


def main() -> None:
    """Try every page, and print the causes with the number of pages and examples."""
    sources = read_sources(ROOT)
    causes: dict[str, dict[str, Any]] = defaultdict(dict)
    good = 0
    for index, (path, method, _) in enumerate(operations(repaired())):
        for suffix in FORMS:
            found = trial(path, method, suffix, HABITS[index % len(HABITS)], sources)
            good += not found
            for loss in found:
                causes[_cause(loss)].setdefault(f"{method} {path} {suffix}", loss)
    print(f"{good} pages are adopted without a loss")
    for cause, pages in sorted(causes.items(), key=lambda entry: -len(entry[1])):
        print(f"{len(pages):4} {cause}")
        for page, loss in list(pages.items())[:3]:
            print(f"       {page}: {loss[:200]}")


if __name__ == "__main__":
    main()
