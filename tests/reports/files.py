"""Files as people hand them in: whole, broken, or made to do harm. Each is built here."""

from __future__ import annotations

import io
import zipfile
import zlib

from pypdf import PdfWriter

FRENCH = "Les négociations ont échoué à Genève après que la délégation du Nord a quitté la table."
SPANISH = "El gobierno anunció que las negociaciones con la delegación del norte fueron suspendidas en la ciudad. " * 3
ARABIC = "أعلنت الحكومة أن المفاوضات مع وفد الشمال قد توقفت في المدينة. " * 3
PICTURE = '<svg xmlns="http://www.w3.org/2000/svg" width="90" height="90"><circle cx="45" cy="45" r="40"/></svg>'


def typeset(source: str) -> bytes:
    """A PDF that Typst makes of this."""
    import typst

    made: bytes = typst.compile(source.encode())
    return made


def scanned() -> bytes:
    """A PDF with a picture and not a letter of text."""
    drawn = PICTURE.replace('"', '\\"')
    return typeset(f'#image(bytes("{drawn}"), format: "svg")\n#pagebreak()\n#image(bytes("{drawn}"), format: "svg")')


def locked(password: str = "secret") -> bytes:
    """A PDF that nobody reads without a password."""
    writer = PdfWriter(clone_from=io.BytesIO(typeset(FRENCH)))
    writer.encrypt(password, algorithm="AES-256")
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def cut_off() -> bytes:
    """The first half of a PDF."""
    whole = typeset(FRENCH)
    return whole[: len(whole) // 2]


def pdf(*objects: bytes) -> bytes:
    """A PDF of these objects, of which the first is its catalogue."""
    out, places = b"%PDF-1.7\n", []
    for n, one in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n" % n + one + b"\nendobj\n"
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    head = b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    tail = b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (len(objects) + 1, len(out))
    return out + head + table + tail


def page_of(stream: bytes, *, filters: bytes = b"/FlateDecode", pages: int = 1) -> bytes:
    """A PDF whose pages all have this packed stream as what is drawn on them."""
    kids = b"3 0 R " * pages
    return pdf(
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[%s]/Count %d>>" % (kids, pages),
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>",
        b"<</Filter[%s]/Length %d>>stream\n" % (filters, len(stream)) + stream + b"\nendstream",
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    )


def bomb(megabytes: int = 2_000) -> bytes:
    """A small PDF with a stream that would inflate to gigabytes."""
    packer, piece = zlib.compressobj(9), b"0 0 m " * 174_763
    inner = b"".join(packer.compress(piece) for _ in range(megabytes)) + packer.flush()
    return page_of(zlib.compress(inner, 9), filters=b"/FlateDecode/FlateDecode")


def endless() -> bytes:
    """A PDF that keeps its reader busy for longer than anybody waits: one page of much text, ten thousand times."""
    text = zlib.compress(b"BT /F1 12 Tf (Les pourparlers ont. ) Tj ET\n" * 4_000, 9)
    return page_of(text, pages=10_000)


def own_parent() -> bytes:
    """A PDF whose pages hold themselves."""
    return pdf(b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[2 0 R]/Count 1>>")


def word() -> bytes:
    """What a word processor saves, called a PDF by whoever sent it."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as packed:
        packed.writestr("[Content_Types].xml", "<Types/>")
        packed.writestr("word/document.xml", f"<w:t>{FRENCH}</w:t>")
    return out.getvalue()


def page(inner: str) -> bytes:
    """An HTML page with that in it."""
    return f"<!doctype html><html><head><title>The talks</title></head><body>{inner}</body></html>".encode()


def only_links() -> bytes:
    return page('<nav><a href="/x">World news</a> <a href="/y">Sport</a></nav>' * 300)


def with_script() -> bytes:
    paragraph = f"<p>{FRENCH} {FRENCH}<script>document.title = 'run'</script> {FRENCH}</p>"
    return page(f"<script>alert('run')</script><article>{paragraph * 3}</article>")


def nested() -> bytes:
    """An HTML page deeper than any program calls itself."""
    return page("<div>" * 100_000 + f"<p>{FRENCH}</p>" + "</div>" * 100_000)
