"""Names of one person and of two."""

import pytest

from irevents.merging.names import compare_names, read_name


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Sergei Lavrov", "Sergey Lavrov"),
        ("Anura Kumara Dissanayake", "Anura Kumara Disanayake"),
        ("Andrei Belousov", "Belousov"),
        ("Dylevsky Igor Nikolayevich", "Igor Dylevsky"),
        ("Dylevsky Igor Nikolayevich", "Dylevskiy Igor Nikolaevich"),
        ("K.D. Lal Kantha", "Lal Kantha"),
        ("B S Dhanoa", "B.S. Dhanoa"),
        ("A K Antony", "A.K. Antony"),
        ("Volodymyr Zelensky", "Volodymyr Zelenskyy"),
        ("Khaled Nasser AlAmeri", "Khaled Nasser Al Ameri"),
        ("Mohammed bin Salman", "Mohamed bin Salman"),
        ("Michael R. Pompeo", "Mike Pompeo"),
        ("IKUINA Akiko", "Akiko Ikuina"),
        ("R. Singh", "Rajnath Singh"),
    ],
)
def test_one_person(one: str, other: str) -> None:
    assert compare_names(read_name(one), read_name(other)) > 0
    assert compare_names(read_name(other), read_name(one)) > 0


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Rajnath Singh", "Manmohan Singh"),
        ("M. Singh", "Rajnath Singh"),
        ("Xi Jinping", "Li Qiang"),
        ("Kim Jong Un", "Kim Jong Il"),
        ("Vladimir Putin", "Vladimir Zelensky"),
        ("Sunil Lanba", "Sunil Lamsal"),
        ("Singh", "Sinha"),
        ("A. K. Sharma", "R. N. Sharma"),
        ("...", "Rajnath Singh"),
    ],
)
def test_two_people(one: str, other: str) -> None:
    assert compare_names(read_name(one), read_name(other)) == 0
    assert compare_names(read_name(other), read_name(one)) == 0
