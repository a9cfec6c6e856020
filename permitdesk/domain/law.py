"""A citation: which law, which article."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Source:
    """Where a rule stands (依据).

    Attributes:
        law: Name of the law, with its document number in （） where it has one; empty for a rule of
            this program, which says so itself.
        articles: Article, paragraph and clause as the law numbers them, e.g. 第三十二条第一款第四项.
        verified: How far the text was read: ``full_text_checked``, ``excerpt_checked`` or
            ``general_knowledge``; empty for the rules of the procedure itself, all read in full.
    """

    law: str
    articles: str = ""
    verified: str = ""

    def __str__(self) -> str:
        """Write the citation as a notice does: 《行政许可法》第三十二条."""
        if not self.law:
            return self.articles
        title, bracket, rest = self.law.partition("（")
        return f"《{title}》{bracket}{rest}{self.articles}"


def licensing_act(articles: str) -> Source:
    """Cite the Administrative Licensing Act (行政许可法, 2019 text)."""
    return Source("行政许可法", articles)


def house_rule(words: str) -> Source:
    """Name a rule of this program that no law sets, in words that say so."""
    return Source("", words)
