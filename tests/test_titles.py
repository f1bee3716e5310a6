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
        (
            "Dutch minister Jan van den Berg met Saudi Crown Prince Faisal bin Khalid in Riyadh on Monday.",
            "van den Berg – bin Khalid meeting",
        ),
        (
            "Brazilian President Luiz Lula da Silva met Peruvian President Ana Rojas in Lima on Monday.",
            "Lula da Silva – Rojas meeting",
        ),
        (
            "Kenyan Foreign Minister Alfred Otieno hosted his Peruvian and Indian counterparts on Monday.",
            "Otieno – Peru – India meeting",
        ),
        (
            "Exercise Dacian Falcon 25 took place in Romania from 2 to 6 February 2025.",
            "Exercise Dacian Falcon 25",
        ),
        (
            "Norway and Canada held a naval exercise off Bodo on Monday.",
            "Joint exercise of Norway and Canada off Bodo",
        ),
        (
            "The Foreign Ministers' meeting of the SCO was held in Tianjin on Monday.",
            "SCO Foreign Ministers' meeting",
        ),
    ],
)
def test_title(text: str, title: str) -> None:
    assert [event.title for event in irevents.extract(text, published="2025-03-04")] == [title]
