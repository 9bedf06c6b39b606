"""Files of strangers: each becomes text or one sentence, and its date is said with who says so."""

import zipfile
from datetime import date, datetime

import pytest

from durance.evidence.ingest import formats
from durance.evidence.ingest import read as reader
from durance.evidence.ingest.read import MOST_CHARACTERS, Unreadable, document_date, read

LINE = "L'armée a tué au moins 49 civils près de Ségou, à l'été 2023."


def write(folder, name, data):
    path = folder / name
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    return path


def pdf_of(lines, info=""):
    """A minimal PDF of one page with these lines."""
    stream = ("BT /F1 12 Tf 50 700 Td 14 TL " + " ".join(f"({line}) Tj T*" for line in lines) + " ET").encode("latin-1")
    bodies = [b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
              b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>",
              b"<</Length %d>>stream\n%s\nendstream" % (len(stream), stream),
              b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>", info.encode() or b"<<>>"]
    out, at = b"%PDF-1.4\n", []
    for n, body in enumerate(bodies, 1):
        at.append(len(out))
        out += b"%d 0 obj%s endobj\n" % (n, body)
    table = b"".join(b"%010d 00000 n \n" % k for k in at)
    end = b"trailer<</Size 7/Root 1 0 R/Info 6 0 R>>\nstartxref\n%d\n%%%%EOF" % len(out)
    return out + b"xref\n0 7\n0000000000 65535 f \n" + table + end


def docx_of(path, lines):
    from docx import Document

    made = Document()
    for line in lines:
        made.add_paragraph(line)
    table = made.add_table(rows=1, cols=2)
    table.rows[0].cells[0].text, table.rows[0].cells[1].text = "killed", "49"
    made.core_properties.created = datetime(2023, 9, 14)
    made.save(str(path))
    return path


@pytest.mark.parametrize("coding", ["utf-8", "utf-8-sig", "latin-1", "cp1252", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_every_usual_encoding_gives_the_same_text(tmp_path, coding):
    assert read(write(tmp_path, "a.txt", (LINE + "\r\n") .encode(coding))).text == LINE + "\n"


def test_garbled_letters_are_mended_and_said(tmp_path):
    found = read(write(tmp_path, "a.txt", LINE.encode().decode("cp1252", "replace").replace("\ufffd", "").encode()))
    whole = "Ménaka, Ségou, Kourémalé, Gourma : où est l'armée ?"
    mended = read(write(tmp_path, "b.txt", whole.encode().decode("cp1252").encode()))
    assert mended.text == whole
    assert "mended" in mended.notes[0]
    assert found.notes


def test_a_few_nul_bytes_are_dropped_and_said_but_a_binary_file_is_refused(tmp_path):
    found = read(write(tmp_path, "a.txt", LINE.replace(" ", " \x00", 3)))
    assert found.text == LINE
    assert found.notes == ("3 control characters dropped",)
    with pytest.raises(Unreadable, match="neither text nor"):
        read(write(tmp_path, "b.bin", bytes(range(256)) * 40))


@pytest.mark.parametrize(("name", "data", "said"), [
    ("empty.txt", b"", "no text in it"), ("blank.txt", b" \n\t\n", "no text in it"), ("empty.pdf", b"", "no text in it"),
    ("fake.pdf", b"just words", "is none inside"), ("fake.docx", b"just words", "is none inside"),
    ("hollow.pdf", b"%PDF-1.7\nnothing follows", "PDF is damaged"), ("other.zip", b"PK\x03\x04rest", "zip archive"),
    ("cut.docx", b"PK\x03\x04word/document.xml and no more", "DOCX is damaged"),
    ("empty.html", b"<html></html>", "no text in it")])
def test_what_cannot_be_read_costs_one_sentence_with_the_name(tmp_path, name, data, said):
    with pytest.raises(Unreadable, match=said) as caught:
        read(write(tmp_path, name, data))
    assert name in str(caught.value)
    assert "\n" not in str(caught.value)


def test_folders_missing_files_and_long_texts_are_refused(tmp_path, monkeypatch):
    with pytest.raises(Unreadable, match="folder"):
        read(tmp_path)
    with pytest.raises(Unreadable, match="no such file"):
        read(tmp_path / "none.txt")
    with pytest.raises(Unreadable, match="split it"):
        read(write(tmp_path, "long.txt", b"word " * (MOST_CHARACTERS // 5 + 1)))
    monkeypatch.setattr(reader, "MOST_BYTES", 10)
    with pytest.raises(Unreadable, match="split it"):
        read(write(tmp_path, "big.txt", LINE))


def test_two_megabytes_of_text_are_read_as_they_stand(tmp_path):
    text = (LINE + "\n") * 32_000
    assert read(write(tmp_path, "long.txt", text)).text == text


def test_html_gives_its_main_text_in_paragraphs_and_its_date(tmp_path):
    page = f"""<!DOCTYPE html><html><head><title>T</title>
      <meta property="article:published_time" content="2023-09-14T08:00:00Z">
      <style>p {{color: red}}</style></head><body><nav><ul><li>Menu</li></ul></nav><article><h1>Head</h1><p>{LINE}</p>
      <p>JNIM &amp; the army<br>fought &lt;b&gt; here.</p><table><tr><td>killed</td><td>49</td></tr></table>
      <p>{'Long. ' * 80}</p>
      <script>alert("x")</script></article><footer>Cookies</footer></body></html>"""
    found = read(write(tmp_path, "a.html", page))
    parts = found.text.split("\n\n")
    assert parts[:4] == ["Head", LINE, "JNIM & the army fought <b> here.", "killed | 49"]
    assert "alert" not in found.text
    assert "Menu" not in found.text
    assert "Cookies" not in found.text
    assert (found.dated, found.dated_by) == (date(2023, 9, 14), "the page's own mark-up")


def test_what_steers_a_terminal_or_hides_is_dropped(tmp_path):
    page = f"<html><body><p>{LINE}&#27;[31m red\u202e back</p>"
    assert read(write(tmp_path, "a.html", page)).text == f"{LINE}[31m red back"


def test_html_in_a_text_file_is_passed_on_as_text(tmp_path):
    line = "He wrote <script>alert(1)</script> &amp; left."
    assert read(write(tmp_path, "a.txt", line)).text == line


@pytest.mark.parametrize("page", [
    "<div>" * 10_000 + LINE + "</div>" * 10_000, "<p>" + LINE + "<b><i><table><tr>" * 500,
    "<html><body><p" + " x=1" * 999 + ">" + LINE,
    "<html><p>" + LINE + "</span></p></div></nav>", "<html><body>" + "<b>" * 5000 + LINE])
def test_odd_markup_does_not_stop_the_reader(tmp_path, page):
    assert LINE in read(write(tmp_path, "odd.html", page)).text


def test_pdf_words_broken_at_line_ends_are_joined_and_the_date_of_the_file_is_only_told(tmp_path):
    whole = "The siege of the northern city began in the middle of August and displaced thirty thousand people in a month."
    lines = whole.replace("August", "Au-\ngust").split("\n")
    found = read(write(tmp_path, "a.pdf", pdf_of(lines, "<</CreationDate(D:20230914080000Z)>>")))
    assert found.text == whole
    assert found.dated is None
    assert "--dated 2023-09-14" in found.notes[-1]


def test_encrypted_and_scanned_pdf_are_told_apart(tmp_path):
    from pypdf import PdfWriter

    for name, password, said in (("locked.pdf", "secret", "encrypted"), ("scan.pdf", "", "OCR")):
        writer = PdfWriter()
        writer.add_blank_page(200, 200)
        if password:
            writer.encrypt(password)
        writer.write(tmp_path / name)
        with pytest.raises(Unreadable, match=said):
            read(tmp_path / name)


def test_a_reader_that_hangs_or_breaks_down_is_stopped(tmp_path, monkeypatch):
    path = write(tmp_path, "a.html", "<html>" + LINE)
    monkeypatch.setattr(reader, "SECONDS", 0.001)
    with pytest.raises(Unreadable, match="not read within"):
        read(path)
    monkeypatch.setattr(reader, "SECONDS", 60)
    monkeypatch.setattr(reader.sys, "executable", "/bin/false")
    with pytest.raises(Unreadable, match="broke down"):
        read(path)


def test_docx_gives_paragraphs_and_tables(tmp_path):
    found = read(docx_of(tmp_path / "a.docx", [LINE, "", "Second."]))
    assert found.text == f"{LINE}\n\nSecond.\n\nkilled | 49"
    assert "--dated 2023-09-14" in found.notes[-1]


def test_a_zip_bomb_is_refused_before_it_is_unpacked(tmp_path, monkeypatch):
    path = tmp_path / "bomb.docx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b"0" * 1_000_000)
    monkeypatch.setattr(formats, "MOST_UNPACKED", 999_999)
    assert "unpacked it would take" in formats.main("docx", str(path))["fault"]
    assert path.stat().st_size < 5_000


@pytest.mark.parametrize(("text", "told", "day"), [
    ("Head\n\nBamako, le 1er août 2023\n\nText", {}, date(2023, 8, 1)),
    ("Head\nSept. 12, 2023 - by X\n", {}, date(2023, 9, 12)),
    ("2023-09-12\nText", {"file": "2024-01-01"}, date(2023, 9, 12)),
    ("Text", {"page": "2023-09-12T01:02:03Z"}, date(2023, 9, 12)),
    ("Text", {"file": "2023-09-12"}, None), ("12 morts le 3 mai 2025\n", {}, None),
    ("BAMAKO (AFP) - 3 mai 2025\n", {}, date(2025, 5, 3)),
    ("Situation report no. 12, 3 May 2025\n", {}, date(2025, 5, 3)), ("Many fled Lere on 7 November 2024\n", {}, None),
    ("Text", {"page": "3000-01-01", "file": "soon"}, None),
    ("The two heads of state shook hands at a summit in Saint Petersburg in Russia on 29 July 2023 and left.", {}, None),
    ("2023-13-45\nText", {}, None)])
def test_the_date_of_a_document_is_what_it_says_of_itself(text, told, day):
    assert document_date(text, told)[0] == day


def test_a_date_given_overrules_the_document(tmp_path):
    found = read(write(tmp_path, "a.txt", "2023-09-12\nText"), date(2020, 1, 1))
    assert (found.dated, found.dated_by) == (date(2020, 1, 1), "--dated")


def test_a_missing_package_is_one_sentence(tmp_path, monkeypatch):
    import builtins

    real = builtins.__import__

    def refuse(name, *rest):
        if name.split(".")[0] in ("selectolax", "pypdf", "docx"):
            raise ImportError(name)
        return real(name, *rest)

    monkeypatch.setattr(builtins, "__import__", refuse)
    for kind in ("html", "pdf", "docx"):
        assert "pip install" in formats.main(kind, str(write(tmp_path, "a", "x")))["fault"]


def test_lines_of_pages_become_paragraphs_without_page_numbers():
    pages = [f"Report on the roads of the west\nThe road {k} was closed by armed men for a long time and nothing moved on it\n"
             f"until the escort came.\nThen it was opened once more by the army for all who waited there so long\nPage {k} of 5"
             for k in range(1, 6)]
    text = formats.paragraphs(pages)
    assert "Report on" not in text
    assert "Page" not in text
    assert text.startswith("The road 1 was closed by armed men for a long time and nothing moved on it until the escort")


def test_html_that_is_hidden_from_readers_is_dropped(tmp_path):
    page = (f'<html><body><p>{LINE}</p><p style="color:red; Display : none">one</p><div hidden><p>two</p></div>'
            '<p>Seen <span aria-hidden="true">three</span>here.</p></body></html>')
    assert read(write(tmp_path, "a.html", page)).text == f"{LINE}\n\nSeen here."


def test_utf_16_without_a_mark_is_read(tmp_path):
    found = read(write(tmp_path, "a.txt", "Les citernes sont arrivées à Ségou.".encode("utf-16-le")))
    assert found.text == "Les citernes sont arrivées à Ségou."


def test_a_menu_set_in_another_size_is_no_part_of_the_sentence_below():
    class Page:
        def extract_text(self, visitor_text):
            flat = [1, 0, 0, 1, 0, 0]
            for text, height, size in (("Home", 700, 9), ("100 killed archive", 688, 9),
                                       ("Rebels took", 670, 12), ("the town.", 655, 12)):
                visitor_text(text + "\n", flat, [1, 0, 0, 1, 50, height], None, size)

    assert formats.paragraphs([formats.laid_out(Page())]) == "Home 100 killed archive\n\nRebels took the town."


def test_a_running_head_is_dropped_and_a_repeated_sentence_is_not():
    words = ("roads", "wells", "markets", "schools")
    pages = [f"Weekly bulletin of the west\nIssue of May\nNews of the {word} came in.\nNothing else happened.\nfile.html {k}/4"
             for k, word in enumerate(words, 1)]
    text = formats.paragraphs(pages)
    assert "bulletin" not in text
    assert "Issue" not in text
    assert "file.html" not in text
    assert text.count("Nothing else happened.") == 4
