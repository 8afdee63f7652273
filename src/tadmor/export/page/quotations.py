"""A sentence as it stands in its report, the words that say the value marked in it, and by whom and where it was published."""

from __future__ import annotations

from collections.abc import Sequence

from tadmor.export.checked import spell_band
from tadmor.export.page.contents import Contents
from tadmor.export.page.markup import Markup, element, is_web_address, join, link_out
from tadmor.export.page.words import spell_confidence, spell_day
from tadmor.export.wording import spell_chain
from tadmor.model.claim import Claim
from tadmor.model.document import Evidence

MOST = 480


def quote_value(claim: Claim, evidence: Evidence | None) -> Markup:
    """The sentences of a claim with `evidence` marked; evidence that stands elsewhere in the report follows by itself."""
    told = claim.evidence
    if evidence is None or evidence.document != told.document:
        return _sentence(claim, shorten(told.text))
    if told.start <= evidence.start and evidence.end <= told.end:
        first, last = evidence.start - told.start, evidence.end - told.start
        before, after = shorten(told.text[:first], keep_end=True), shorten(told.text[last:])
        return _sentence(claim, before, element("mark", told.text[first:last]), after)
    elsewhere = element(
        "p", "elsewhere in the report: ", element("q", element("mark", evidence.text), dir="auto"), class_="elsewhere"
    )
    return join((_sentence(claim, shorten(told.text)), elsewhere))


def shorten(text: str, *, keep_end: bool = False) -> str:
    """At most MOST characters, cut between words: a text without sentences must not be shown whole as one."""
    if len(text) <= MOST:
        return text
    if keep_end:
        return "… " + text[-MOST:].partition(" ")[2]
    return text[:MOST].rpartition(" ")[0] + " …"


def _sentence(claim: Claim, *parts: str) -> Markup:
    return element("blockquote", element("p", *parts), dir="auto", lang=claim.document.language)


def attribute(contents: Contents, claim: Claim) -> Markup:
    """Who says it, where and when it was published, and how sure the reading is."""
    document, band = claim.document, spell_band(contents.checked.get(claim.id))
    number = contents.reports.get(document.id)
    title = element("cite", document.title or "untitled", dir="auto", lang=document.language)
    where = join(
        (
            element("a", f"report {number}", **contents.links.sentence(claim, None, number)) if number else None,
            link_out(document.url, title),
            document.outlet,
            f"published {spell_day(document.published)}",
            document.url if document.url and not is_web_address(document.url) else None,
        ),
        ", ",
    )
    return element(
        "p",
        element("span", spell_chain(claim.sources), class_="chain"),
        element("br"),
        where,
        element("br"),
        f"{band or f'reading: {spell_confidence(claim.confidence)}'}; characters {claim.evidence.start}–{claim.evidence.end}",
        class_="from",
    )


def open_value(
    contents: Contents, words: str, said: Sequence[tuple[Claim, Evidence | None]], *, attributed: bool = True
) -> Markup:
    """A value that leads to its sentences: it opens and they stand in it, or it is a link to each."""
    if not contents.links.beside:
        quoted = (
            element("div", quote_value(claim, evidence), attribute(contents, claim), class_="opened")
            if attributed
            else quote_value(claim, evidence)
            for claim, evidence in said
        )
        return element("details", element("summary", words), *quoted)
    links = [contents.links.sentence(claim, evidence, contents.reports[claim.document.id]) for claim, evidence in said]
    first = element("a", words, class_="said", **links[0])
    more = (
        element("a", f"report {contents.reports[c.document.id]}", **link)
        for (c, _), link in zip(said, links, strict=True)
    )
    also = element("span", join(more, ", "), class_="in") if len(links) > 1 else None
    return element("span", first, also, class_="leads")
