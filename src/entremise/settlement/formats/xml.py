"""XML from strangers: a small tree with line numbers, and nothing that XML can do beyond elements and
attributes.

Document type declarations that declare or fetch anything are refused, so entities can neither grow (billion
laughs) nor reach files and networks (external entities). Size and depth are bounded.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.parsers import expat

from entremise.settlement.refusal import Code, Refused

MOST_BYTES = 20_000_000
DEEPEST = 40


@dataclass
class Element:
    """An element: tag, attributes, children, and the line on which it starts."""

    tag: str
    attributes: dict[str, str]
    line: int
    children: list["Element"] = field(default_factory=list)

    def get(self, *names: str) -> str | None:
        """The first of these attributes that is there."""
        for name in names:
            if name in self.attributes:
                return self.attributes[name]
        return None

    def all(self, tag: str) -> list["Element"]:
        """Children with a tag."""
        return [child for child in self.children if child.tag == tag]

    def walk(self) -> Iterator["Element"]:
        """The element and all below it."""
        yield self
        for child in self.children:
            yield from child.walk()


def parse_xml(data: bytes, file: str) -> Element:
    """The root element. Raises Refused: broken-xml, entities, too-big, too-deep, each with its line."""
    if len(data) > MOST_BYTES:
        raise Refused(Code.TOO_BIG, most=MOST_BYTES, file=file)
    parser = expat.ParserCreate()
    parser.SetParamEntityParsing(expat.XML_PARAM_ENTITY_PARSING_NEVER)
    open_elements: list[Element] = []
    roots: list[Element] = []

    def refuse(*_: object) -> None:
        raise Refused(Code.ENTITIES, file=file, line=parser.CurrentLineNumber)

    def doctype(_name: str, system: str | None, public: str | None, internal: bool) -> None:
        if system or public or internal:
            refuse()

    def start(tag: str, attributes: dict[str, str]) -> None:
        element = Element(tag, attributes, parser.CurrentLineNumber)
        if len(open_elements) >= DEEPEST:
            raise Refused(Code.TOO_DEEP, most=DEEPEST, file=file, line=element.line)
        (open_elements[-1].children if open_elements else roots).append(element)
        open_elements.append(element)

    def end(_tag: str) -> None:
        open_elements.pop()

    parser.StartDoctypeDeclHandler = doctype
    parser.EntityDeclHandler = refuse
    parser.UnparsedEntityDeclHandler = refuse
    parser.ExternalEntityRefHandler = refuse  # type: ignore[assignment]
    parser.SkippedEntityHandler = refuse
    parser.StartElementHandler = start
    parser.EndElementHandler = end
    try:
        parser.Parse(data, True)
    except expat.ExpatError as error:
        reason = expat.ErrorString(error.code)
        raise Refused(Code.BROKEN_XML, reason=reason, file=file, line=error.lineno) from None
    except (LookupError, ValueError) as error:
        raise Refused(Code.BROKEN_XML, reason=str(error), file=file, line=1) from None
    return roots[0]
