"""Pages → articles → sentences, on pages made up for the purpose."""

from __future__ import annotations

import time
from itertools import pairwise

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from spacy.language import Language

from irevents.articles import Article, compact_text, find_sentences, flatten_text, read_page
from irevents.language import load_language
from irevents.tokens import Tokens


@pytest.fixture(scope="module")
def nlp() -> Language:
    return load_language()


def kinds(text: str) -> list[tuple[str, str]]:
    compact = compact_text(text)
    text = text if compact is None else compact.text
    return [
        (block.kind, " ".join(text[block.start : block.end].split()))
        for article in read_page(text)
        for block in article.blocks
    ]


def sentences(nlp: Language, text: str) -> list[str]:
    compact = compact_text(text)
    text = text if compact is None else compact.text
    articles = read_page(text)
    tokens = Tokens(nlp.make_doc(flatten_text(text, articles)))
    return [tokens.slice(found.start, found.end) for found in find_sentences(tokens, articles)]


LEAD = "The defence ministers of Kenya and Ghana met in Accra on Monday to discuss naval training."
NEXT = "They agreed to hold a joint drill off Mombasa in the spring of next year, officials said."


def test_a_single_paragraph_is_a_lead() -> None:
    assert kinds(f"{LEAD} {NEXT}") == [("lead", f"{LEAD} {NEXT}")]


def test_a_stamp_glued_to_the_headline_is_a_byline() -> None:
    text = f" date 2024-05-06 Kenyan minister visits…\n\nKenyan minister visits Accra\n\n{LEAD}\n\n{NEXT}"
    assert kinds(text) == [
        ("byline", "date 2024-05-06"),
        ("headline", "Kenyan minister visits Accra"),
        ("lead", LEAD),
        ("paragraph", NEXT),
    ]
    (article,) = read_page(text)
    assert article.title is not None
    assert text[slice(*article.title)] == "Kenyan minister visits Accra"


def test_a_breadcrumb_is_cut_and_its_headline_kept() -> None:
    text = f"Home / Africa News / Kenya, Ghana discuss naval drill off Mombasa\n\n{LEAD}"
    assert kinds(text)[0] == ("headline", "Kenya, Ghana discuss naval drill off Mombasa")


@pytest.mark.parametrize(
    "line",
    [
        "Share this page",
        "Advertisement",
        "Home > News > World",
        "Home   World   Defence",
        "Click to start listening",
        "This website uses cookies to give you the best experience. See our Cookie Policy.",
        "Topics :Kenyan NavyKenya-Ghana tiesMaritime security",
        "(This story has not been edited by the Herald; it came from a feed.)",
        "ALSO READ: Ghana's president opens new port",
        "Also Read | Ghana's president opens new port",
        "© 2024 The Coast Herald. All rights reserved.",
        "Good news, dear reader: our WhatsApp channel has opened. Click to subscribe!",
    ],
)
def test_furniture_is_cut(line: str) -> None:
    assert kinds(f"{LEAD}\n\n{line}\n\n{NEXT}") == [("lead", LEAD), ("paragraph", NEXT)]


@pytest.mark.parametrize(
    "line",
    [
        "The ministers also read a letter from the president of Togo.",
        "Home Minister Ada Mensah took part in the talks.",
        "Follow-up talks will be held in Nairobi.",
        "Comments by the ministers will be published later.",
        "Search and rescue was discussed.",
    ],
)
def test_a_sentence_that_looks_like_furniture_stays(line: str) -> None:
    assert kinds(f"{LEAD}\n\n{line}\n\n{NEXT}") == [
        ("lead", LEAD),
        ("paragraph", line),
        ("paragraph", NEXT),
    ]


def test_related_reports_are_articles_of_their_own() -> None:
    text = (
        f"Kenya and Ghana plan drill\n{LEAD}\n{NEXT}\n"
        f"Related Articles\n\nThe Coast Herald\n14 hours ago\n- The Coast Herald\n"
        f"Peru and Chile sign fishing accord\n"
        f"The foreign ministers of Peru and Chile signed an accord in Lima.\n\n"
        f"The Coast Herald\na day ago\n- The Coast Herald\nLima prepares for the talks\n"
        f"Lima is getting ready for the talks of the foreign ministers of Peru and Chile.\n"
    )
    main, first, second = read_page(text)
    assert [article.related for article in (main, first, second)] == [False, True, True]
    assert _title(text, first) == "Peru and Chile sign fishing accord"
    assert _title(text, second) == "Lima prepares for the talks"
    assert "Lima" not in text[main.start : main.end]


def test_a_list_of_related_headlines_is_furniture() -> None:
    links = "Peru and Chile sign fishing accord\nLima prepares for the talks\nQuito hosts energy forum"
    assert kinds(f"{LEAD}\n\nRelated Stories\n\n{links}\n") == [("lead", LEAD)]


def test_an_article_goes_on_after_a_box_of_links() -> None:
    more = (
        "The Ghana Navy will send two ships to Mombasa for the drill, the ministers of Kenya and Ghana said."
    )
    text = f"{LEAD}\n\nRelated Stories\n\nPeru and Chile sign fishing accord\n\n{NEXT}\n\n{more}"
    assert kinds(text) == [("lead", LEAD), ("paragraph", NEXT), ("paragraph", more)]


def test_faq_and_takeaways() -> None:
    text = (
        f"Key Takeaways\n\n• Naval training: a joint drill is planned.\n\n{LEAD}\n\n"
        "Frequently Asked Questions\n\nWhere did they meet?\nThe ministers met in Accra."
    )
    assert kinds(text) == [
        ("bullet", "Naval training: a joint drill is planned."),
        ("lead", LEAD),
        ("question", "Where did they meet?"),
        ("answer", "The ministers met in Accra."),
    ]


def test_a_bullet_on_a_line_of_its_own_belongs_to_the_next_line() -> None:
    text = f"{LEAD}\nThe delegation included:\n-\nAdm. Kofi Boateng, Chief of Naval Staff\n-\nCol. Ama Osei"
    assert kinds(text)[2:] == [
        ("bullet", "Adm. Kofi Boateng, Chief of Naval Staff"),
        ("bullet", "Col. Ama Osei"),
    ]


def test_a_post_is_marked() -> None:
    post = '"#Kenya and #Ghana navies agreed on a drill, 6-7 May 2024," the navy posted.'
    assert kinds(f"{LEAD}\n\n{post}")[1] == ("post", post)


def test_wrapped_lines_are_joined(nlp: Language) -> None:
    text = (
        "The defence ministers of Kenya and Ghana met in Accra on Monday to discuss\n"
        "naval training. The Kenyan side was led by Lt. Gen. Peter Otieno, Deputy\n"
        "Chief of the General Staff. They agreed to hold a joint drill off the port of\n"
        "Mombasa in the spring of next year, officials said.\n"
        "\n"
        "The next meeting will take place in Nairobi, where the two ministers are due\n"
        "to sign an accord.\n"
    )
    assert len(kinds(text)) == 2
    assert sentences(nlp, text)[1] == (
        "The Kenyan side was led by Lt. Gen. Peter Otieno, Deputy Chief of the General Staff."
    )


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("He met Lt. Gen. Peter Otieno. They spoke.", 2),
        ("Talks took place in St. Petersburg on Oct. 29. They ended on Nov. 1.", 2),
        ("The U.S. President met him. The U.S. The end.", 3),
        ("He flew to the U.S. The visit lasts a week.", 2),
        ("K. D. Lima and J.P. Mora met.", 1),
        ("Resolution No. 1701 was discussed; the text stays. It was long.", 2),
        ("The talks were held.The envoys left.", 2),
        ('"We agreed. The drill goes on," he said. "It will."', 3),
        ("Who attended? Both ministers did! They left.", 3),
        ("The Saab Inc. stand was full. Visitors came.", 2),
        ("The meeting opened at 9 a.m. on Monday.", 1),
        ("It begins at 9 a.m. The minister speaks first.", 2),
    ],
)
def test_sentence_ends(nlp: Language, text: str, count: int) -> None:
    assert len(sentences(nlp, text)) == count


def test_a_sentence_without_an_end_is_read_in_pieces(nlp: Language) -> None:
    found = sentences(nlp, "talks " * 3000)
    assert len(found) > 5
    assert sum(len(one.split()) for one in found) == 3000


def test_related_reports_keep_their_own_stamps() -> None:
    """A report without a headline, then one with: the stamp above each is its own."""
    title = "Peru and Chile sign fishing accord"
    text = f"{LEAD}\n{NEXT}\nRelated Articles\n14 hours ago\n{LEAD}\n2 days ago\n{title}\n{NEXT}"
    first, second = read_page(text)[1:]
    assert [text[block.start : block.end] for block in first.blocks] == ["14 hours ago", LEAD]
    assert text[second.start : second.end].startswith("2 days ago")


def test_flat_text_keeps_every_offset() -> None:
    text = f"Share\n\n{LEAD}\u00a0It is a\u2011b test\u200b.\nOK\n"
    flat = flatten_text(text, read_page(text))
    assert len(flat) == len(text)
    assert flat.index("naval") == text.index("naval")
    assert "Share" not in flat
    assert " It is a-b test ." in flat


@pytest.mark.parametrize("text", ["", " ", "\n\n", "Advertisement", " date 2024-05-06 ", "-", "•\n•"])
def test_a_page_without_a_report(nlp: Language, text: str) -> None:
    assert all(kind == "byline" for kind, _ in kinds(text))
    assert len(sentences(nlp, text)) <= 1


@settings(max_examples=150, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [
                LEAD,
                NEXT,
                "",
                "Share",
                "Related Articles",
                "Peru and Chile sign fishing accord",
                "14 hours ago",
                "12 May 2024",
                "- a point",
                "•",
                "Frequently Asked Questions",
                "Who was there?",
                "<p>Mr.&nbsp;Sato spoke.</p>",
                "**Bold** [link](http://x.y)",
                "a\u00a0b\u2028c\u200b",
                "# x",
            ]
        ),
        max_size=12,
    ),
    st.sampled_from(["\n", "\n\n", "\r\n", " "]),
)
@example([LEAD, "Related Articles", "14 hours ago", LEAD, "Peru and Chile sign fishing accord", NEXT], "\n")
def test_blocks_are_in_order_and_offsets_hold(lines: list[str], separator: str) -> None:
    text = separator.join(lines)
    articles = read_page(text)
    blocks = [block for article in articles for block in article.blocks]
    assert all(block.start < block.end for block in blocks)
    assert all(first.end <= second.start for first, second in pairwise(blocks))
    flat = flatten_text(text, articles)
    assert len(flat) == len(text)
    tokens = Tokens(_NLP.make_doc(flat))
    found = find_sentences(tokens, articles)
    assert all(first.end <= second.start for first, second in pairwise(found))
    shown = [i for i, word in enumerate(tokens.words) if not word.isspace()]
    assert shown == [i for one in found for i in range(one.start, one.end) if not tokens.words[i].isspace()]


def test_markup_is_blanked(nlp: Language) -> None:
    text = f"<h1>Kenya and Ghana hold naval talks</h1><p>{LEAD}</p><p>Mr.&nbsp;Sato said &quot;yes&quot;.</p>"
    assert [kind for kind, _ in kinds(text)] == ["headline", "lead", "paragraph"]
    assert sentences(nlp, text)[-1].split() == ["Mr.", "Sato", "said", '"', 'yes"', "."]
    text = f"# Kenya and Ghana hold talks\n\n**Accra** - {LEAD} See [it](https://a.b/c).\n\n* A *joint* drill"
    assert [kind for kind, _ in kinds(text)] == ["headline", "lead", "bullet"]
    assert "a.b/c" not in flatten_text(text, read_page(text))


@pytest.mark.parametrize(
    "line",
    [
        "Read news from our app, curated for you.",
        "+ - 16 px",
        "https://example.org/2024/05/12/kenya-ghana",
        "Story continues below this ad",
        "Kenya eyes new port at Lamu, says the minister of transport in an interview…\nTogo votes today…",
    ],
)
def test_more_furniture_is_cut(line: str) -> None:
    assert kinds(f"{LEAD}\n\n{NEXT}\n\n{line}") == [("lead", LEAD), ("paragraph", NEXT)]


def test_compact_text_leads_back_to_the_original() -> None:
    text = "<p>Minister <b>Ada  Mensah</b>&nbsp;met **Kofi** [Osei](https://a.b/c).</p>\n<p>They agreed.</p>"
    compact = compact_text(text)
    assert compact is not None
    assert compact.text.split("\n")[1] == " Minister Ada Mensah met Kofi Osei ."
    for word in ("Minister", "Ada", "Mensah", "Kofi", "Osei", "They", "agreed"):
        start = compact.text.index(word)
        first, last = compact.restore(start, start + len(word))
        assert text[first:last] == word
    start = compact.text.index("Ada Mensah")
    first, last = compact.restore(start, start + len("Ada Mensah"))
    assert text[first:last] == "Ada  Mensah"


@pytest.mark.parametrize(
    "unit", ["> ", "<script>", "<!--", "[", "( ", "**a** ", "a  b ", "- x\n", "Related\n", "He met her…\n"]
)
def test_odd_pages_take_no_more_than_their_time(unit: str) -> None:
    text = unit * (60_000 // len(unit))
    begin = time.process_time()
    compact = compact_text(text)
    read_page(compact.text if compact else text)
    assert time.process_time() - begin < 3


def test_scripts_and_comments_are_blanked() -> None:
    text = f"İ<p>{LEAD}</p><SCRIPT>if (a < b) met();</script><!-- Peru met Chile. --><p>{NEXT}</p>"
    assert kinds(text)[-2:] == [("lead", LEAD), ("paragraph", NEXT)]


@pytest.mark.parametrize(
    "text", [LEAD, f"{LEAD}\n\n{NEXT}", "Home   News   World", "a < b and c > d", "5 * 4 ** 2"]
)
def test_what_is_compact_stays(text: str) -> None:
    compact = compact_text(text)
    assert compact is None or compact.text.split() == text.replace("**", "").split()


@settings(max_examples=200, deadline=None)
@given(
    st.lists(
        st.sampled_from(["word", "  ", " ", "<b>", "</b>", "\n", "&amp;", "**", "\u00a0", "<p>", "."]),
        max_size=20,
    )
)
def test_every_character_of_compact_text_has_its_place(parts: list[str]) -> None:
    text = "".join(parts)
    compact = compact_text(text)
    if compact is None:
        return
    places = [compact.restore(i, i + 1) for i in range(len(compact.text))]
    assert all(0 <= start < end <= len(text) for start, end in places)
    assert all(first < second for (first, _), (second, _) in pairwise(places))
    for (start, end), char in zip(places, compact.text, strict=True):
        assert not char.isalpha() or text[start:end] == char


def test_lines_after_a_colon_are_a_list() -> None:
    text = f"{LEAD} The following took part:\n\nAda Mensah, Ghana\n\nPeter Otieno, Kenya\n\n{NEXT}"
    assert [kind for kind, _ in kinds(text)] == ["lead", "bullet", "bullet", "paragraph"]


def test_a_caption_given_with_and_without_its_credit_is_one_caption() -> None:
    caption = "The defence ministers of Kenya and Ghana shake hands in Accra on Monday."
    text = f"Kenya and Ghana plan a drill\n\n{caption}\n\n{caption} | Photo Credit: Reuters\n\n{LEAD}"
    assert [kind for kind, _ in kinds(text)] == ["headline", "caption", "lead"]


def test_the_headline_speaks_of_what_the_lead_speaks_of() -> None:
    text = (
        "World leaders pose in front of the glass palace in New York on the opening day\n"
        "Kenya, Ghana hold defence talks in Accra\n"
        "By Ama Osei in Accra and Tom Otieno in Nairobi | Coast Herald | Updated: 2024-05-06 06:55\n"
        f"{LEAD}\n{NEXT}"
    )
    assert kinds(text)[0] == ("headline", "Kenya, Ghana hold defence talks in Accra")
    assert kinds(text)[1][0] == "byline"


def test_a_headline_repeated_in_the_text_is_no_subheadline() -> None:
    title = "Kenya, Ghana hold defence talks in Accra"
    assert [kind for kind, _ in kinds(f"{title}\n\n{LEAD}\n\n{title}\n\n{NEXT}")].count("headline") == 2


def test_a_headline_with_its_own_date_opens_another_article() -> None:
    text = (
        f"Kenya and Ghana plan a drill\n12 May 2024\n{LEAD}\n{NEXT}\n"
        "Peru and Chile sign fishing accord\n11 May 2024 | 10:00 GMT\n"
        "The foreign ministers of Peru and Chile signed an accord in Lima on Saturday."
    )
    assert [article.related for article in read_page(text)] == [False, True]


_NLP = load_language()


def _title(text: str, article: Article) -> str | None:
    return text[slice(*article.title)] if article.title else None
