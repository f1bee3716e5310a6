"""What records are called."""

import pytest

import irevents


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (
            "The United States and Peru held indirect talks in Oman on Monday.",
            "US – Peru talks in Oman",
        ),
        (
            "Kenya and Ghana held naval drills in Mombasa on Monday.",
            "Joint drills of Kenya and Ghana in Mombasa",
        ),
        ("HMS Kent arrived in Mombasa on Monday on a port visit.", "Visit of HMS Kent to Mombasa"),
        ("A delegation from Peru visited Nairobi on Monday.", "Peruvian visit to Nairobi"),
        (
            "The Foreign Minister of Peru paid an official visit to Kenya on Monday.",
            "Visit of the Foreign Minister of Peru to Kenya",
        ),
        (
            "Kenyan minister Alfred Otieno met Peruvian Foreign Minister Ana Rojas in Lima on Monday.",
            "Otieno – Rojas meeting",
        ),
    ],
)
def test_title(text: str, title: str) -> None:
    assert [event.title for event in irevents.extract(text, published="2025-03-04")] == [title]
