"""What is wrong with the text of a report, and where: cut off, badly translated, badly decoded, mixed with the page around it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tadmor.model.document import Defect, DefectKind

LINE = re.compile(r"[^\n]+")
LONGEST_SIDE_LINE = 400

CLOSERS = "\"'”’»)\\]"
# Marks of direction and of no width that stand unseen at ends of lines.
INVISIBLE = "\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069"
FINAL = re.compile(rf"[.!?…:;。！？؟۔।॥။።]\s?[{CLOSERS}“]*(?:\[\d+\])*[{INVISIBLE}]*$")
DOTS = re.compile(rf"(?:\.\.\.|…|\[(?:…|\.\.\.)\]|\(…\))[{CLOSERS}]*(?:\s*\[\+?\d+ (?:chars|characters)\])?$")
TEASER = re.compile(
    r"\W*(?:read|see) (?:more|on|the full (?:story|article|report))\W*$|\W*continue reading\W*$", re.IGNORECASE
)
SENTENCE_START = re.compile(rf"[.!?…][{CLOSERS}“]*\s+(?=\S)")
FUNCTION_WORD = re.compile(
    r"(?:[,–—-]|\b(?:the|an|of|to|and|or|in|at|by|for|with|from|that|which|who|was|were|is|are|has|had|their|its"
    r"|his|her|into))$"
)
BYLINE = re.compile(r"(?:by|from|—|–|-|#|@|https?://|www\.)\b|[#@—–]", re.IGNORECASE)
NO_FINAL_MARKS = ("th", "lo")

SIDE_LINES: tuple[tuple[DefectKind, re.Pattern[str]], ...] = (
    (
        "stranded_caption",
        re.compile(
            r"(?:file ?(?:photo|image)?|photo(?:graph)?|image|picture|video|caption|(?:photo|image) credits?"
            r"|credits?) ?: "
            r"|image (?:caption|copyright|source)\b|file - |file photo\b"
            r"|.*\((?:ap|epa|afp|reuters|upi)? ?(?:photo|image|picture)(?:: |/)[^()]*\)$"
            r"|.*\[[^\]/]+/\s?(?:ap|afp|epa|reuters|getty|anadolu|eyevine|shutterstock)\b[^\]]*\]$"
            r"|.*(?:/ ?(?:afp|ap|epa|reuters)(?: via)?|via|/) getty images$",
            re.IGNORECASE,
        ),
    ),
    (
        "boilerplate",
        re.compile(
            r"(?:share|tweet|print|email|e-mail|whatsapp|facebook|twitter|telegram|copy link"
            r"|comments?(?: \(\d+\))?|advertisement|sponsored"
            r"|log in|sign in|register|subscribe|donate|menu|search|home|back to top|most read"
            r"|related(?: (?:articles|stories|topics|news))?"
            r"|accept(?: all)?(?: cookies)?|listen to this article|leave a comment|more on this story)\W*$"
            r"|share (?:this|on|via)\b.{0,60}$|(?:follow|like|join|find) us on\b|follow .{1,40} on (?:twitter"
            r"|facebook|telegram|x|whatsapp)\W*$"
            r"|join our .{0,40}(?:channel|group|newsletter)|subscribe (?:to|now|today)\b|sign up (?:for|to|now|today)\b"
            r"|(?:this|our) (?:web)?site uses cookies|we (?:and our partners )?use cookies"
            r"|by continuing to (?:use|browse)\b"
            r"|©|\(c\) \d{4}|copyright (?:©|\(c\)|\d{4})|.*\ball rights reserved\W*$|skip to (?:main )?content"
            r"|download (?:our|the) app\b"
            r"|reporting by .+|our standards: |editing by |(?:related|read also|also read|see also|read more"
            r"|more)(?: \w+)?: "
            r"|support our (?:journalism|work)\b|click here (?:to|for)\b|enable javascript|please enable javascript",
            re.IGNORECASE,
        ),
    ),
)

TRANSLATION_NOTE = re.compile(
    r"[\[(]?\b(?:machine|automatic|automated|auto)(?:ally)?[- ]?translat(?:ed|ion)\b"
    r"|\btranslated (?:automatically|by (?:machine|software|google|deepl|yandex|bing|microsoft|ai\b|artificial))"
    r"|\bgoogle translate\b"
    r"|\btraduction automatique\b|\btraducción automática\b|\bmaschinell(?:e)? übersetz|\bмашинный перевод"
    r"|\bпереведено автоматически"
    r"|ترجمة آلية",
    re.IGNORECASE,
)
WORD = re.compile(r"[^\W\d_]+")
ARTICLES = frozenset({"the", "a", "an"})
# A thing that can be counted, singular, without its article: "in village of", "on territory of".
NO_ARTICLE = re.compile(
    r"\b(?:in|near|on|at|from|of|by|to) (?:village|city|town|area|territory|region|district|settlement|province"
    r"|hospital|building|house|army"
    r"|ministry|road|bridge|enemy|administration|result|side|course|direction|witness|roof|head)\b(?! hall| council)"
)
FEWEST_WORDS, FEWEST_DROPPED, ARTICLES_OF_ENGLISH, ARTICLES_OF_NOBODY = 40, 4, 0.04, 0.01

QUOTES = re.compile(r"\"|[“”]")
INCHES = re.compile(r"(?<=\d)\"")
GUILLEMETS = re.compile(r"[«»]")
OPENERS = ("“", '"', "«")
LOW_QUOTE_LANGUAGES = (
    "de",
    "cs",
    "pl",
    "sk",
    "hu",
    "ro",
    "bg",
    "hr",
    "sl",
    "sr",
    "is",
    "lt",
    "lv",
    "et",
    "fi",
    "sv",
    "da",
    "no",
    "ka",
)

CP1252 = "\u0080-\u00bf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ"
CP1251 = "ЂЃ‚ѓ„…†‡€‰Љ‹ЊЌЋЏђ‘’“”•–—™љ›њќћџЎўЈ¤Ґ¦§Ё©Є«¬®Ї°±Ііґµ¶·ё№є»јЅѕї\u00a0\u00ad"
MOJIBAKE = re.compile(
    f'(?:[ÂÃÅÄ][{CP1252}])+|â(?:€|\u0080)[{CP1252}"]?|(?:[ÐÑØÙ][{CP1252}]\\s?){{2,}}|(?:[РС][{CP1251}]\\s?){{3,}}|ï¿½|ï»¿|\ufffd+'
    r"|(?<=[a-z])\?(?=(?:t|s|re|ve|ll) [a-z])"
)
NEAR = 3


def find_defects(text: str, language: str | None) -> tuple[Defect, ...]:
    """Defects of a text, in the order of their places. Where it is not sure, it finds nothing.

    Side lines (captions, boilerplate) are whole lines; a truncated sentence is the last of the text; an unclosed
    quotation goes to the end of its paragraph; a machine translation is its note, or the whole text.
    """
    lines = [
        (m.start() + len(m.group()) - len(m.group().lstrip()), m.start() + len(m.group().rstrip()))
        for m in LINE.finditer(text)
    ]
    lines = [(start, end) for start, end in lines if start < end]
    side = {start: kind for start, end in lines if (kind := _side_line(text[start:end]))}
    defects = [Defect(kind=side[start], start=start, end=end) for start, end in lines if start in side]
    body = [line for line in lines if line[0] not in side]
    defects.extend(_truncated(text, body, language))
    defects.extend(_unclosed(text, body, language))
    defects.extend(_machine_translated(text, language))
    defects.extend(_wrongly_decoded(text))
    return tuple(sorted(defects, key=lambda d: (d.start, d.end, d.kind)))


def _side_line(line: str) -> DefectKind | None:
    if len(line) > LONGEST_SIDE_LINE or TEASER.match(line):
        return None
    return next((kind for kind, pattern in SIDE_LINES if pattern.match(line)), None)


def _truncated(text: str, lines: list[tuple[int, int]], language: str | None) -> Iterator[Defect]:
    while lines and TRANSLATION_NOTE.search(text, *lines[-1]):
        lines = lines[:-1]
    if not lines:
        return
    start, end = lines[-1]
    last = text[start:end]
    if TEASER.match(last):
        yield Defect(kind="truncated_sentence", start=start, end=end)
        return
    tail = last[-LONGEST_SIDE_LINE * 5 :]
    begins = [m.end() for m in SENTENCE_START.finditer(tail) if not DOTS.search(tail, m.start())]
    sentence = tail[begins[-1] :] if begins else tail
    cut = DOTS.search(sentence) is not None
    if not cut and FINAL.search(sentence) is None and language not in NO_FINAL_MARKS and not BYLINE.match(last):
        words = sentence.split()
        small = sum(word[0].islower() for word in words)
        told = bool(begins) or any(FINAL.search(text, max(a, b - 5), b) for a, b in lines[:-1])
        cut = small * 2 >= len(words) and (
            (language == "en" and len(words) > 2 and FUNCTION_WORD.search(sentence) is not None)
            or (told and len(words) >= 8)
        )
    if cut:
        yield Defect(kind="truncated_sentence", start=end - len(sentence), end=end)


def _unclosed(text: str, lines: list[tuple[int, int]], language: str | None) -> Iterator[Defect]:
    for index, (start, end) in enumerate(lines):
        if index + 1 < len(lines) and text.startswith(OPENERS, lines[index + 1][0]):
            continue
        for marks in (QUOTES, GUILLEMETS):
            if marks is QUOTES and language in LOW_QUOTE_LANGUAGES:
                continue
            found = list(marks.finditer(text, start, end))
            # Inches are written with the same mark: where they may explain the odd one, nothing is said.
            if len(found) % 2 == 0 or INCHES.search(text, start, end):
                continue
            last = found[-1]
            if last.group() in OPENERS and last.end() < end and _opens(text, last):
                yield Defect(kind="unclosed_quotation", start=last.start(), end=end)


def _opens(text: str, mark: re.Match[str]) -> bool:
    """A straight mark opens when a word follows it at once; the others say by their form what they do."""
    return mark.group() != '"' or not text[mark.end()].isspace()


def _machine_translated(text: str, language: str | None) -> Iterator[Defect]:
    note = TRANSLATION_NOTE.search(text)
    if note:
        yield Defect(kind="machine_translated", start=note.start(), end=note.end())
        return
    if language != "en" or text.isupper():
        return
    words = WORD.findall(text)
    if len(words) < FEWEST_WORDS:
        return
    share = sum(word.lower() in ARTICLES for word in words) / len(words)
    if share > ARTICLES_OF_ENGLISH:
        return
    small = sum(word.islower() for word in words) / len(words)
    dropped = len(NO_ARTICLE.findall(text))
    if dropped >= max(FEWEST_DROPPED, len(words) / 50) or (share < ARTICLES_OF_NOBODY and dropped and small > 0.7):
        stripped = text.strip()
        start = text.index(stripped)
        yield Defect(kind="machine_translated", start=start, end=start + len(stripped))


def _wrongly_decoded(text: str) -> Iterator[Defect]:
    if text.isascii() and "?" not in text:
        return
    held: tuple[int, int] | None = None
    for found in MOJIBAKE.finditer(text):
        end = found.start() + len(found.group().rstrip())
        if held and found.start() - held[1] <= NEAR:
            held = (held[0], end)
            continue
        if held:
            yield Defect(kind="wrong_encoding", start=held[0], end=held[1])
        held = (found.start(), end)
    if held:
        yield Defect(kind="wrong_encoding", start=held[0], end=held[1])
