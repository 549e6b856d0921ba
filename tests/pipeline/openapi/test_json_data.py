from pipeline.openapi.json_data import is_list, is_mapping, items, mapping, types_of


def test_json_data_that_is_not_an_object_counts_as_an_empty_one() -> None:
    assert mapping({"a": 1}) == {"a": 1}
    assert mapping([1]) == {}
    assert is_mapping({})
    assert not is_mapping([])


def test_json_data_that_is_not_an_array_counts_as_an_empty_one() -> None:
    assert items([1]) == [1]
    assert items({"a": 1}) == []
    assert is_list([])
    assert not is_list("text")


def test_json_data_the_types_of_a_schema_are_a_list() -> None:
    assert types_of({"type": "string"}) == ["string"]
    assert types_of({"type": ["string", "null"]}) == ["string", "null"]
    assert types_of({}) == []
