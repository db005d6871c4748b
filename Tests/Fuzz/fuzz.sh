#!/bin/bash
# fuzz.sh FUZZ CORPUS SECONDS: fuzzes each reader in turn, seeded with the inputs of the tests. Stops at the first input that crashes,
# takes over a second (five here: the instrumented reader shares its machine) or fills the memory; the input is then in CORPUS.
# Foundation's XML parser leaks a kilobyte at every malformed document.
set -eu
fuzz=$(realpath "$1") corpus=$2 seconds=$3 tests=$(dirname "$(realpath "$0")")/..
mkdir -p "$corpus"/{notice,csv,workflow,initiative,word,numbering,sheet,layout,file,seeds}
cp "$tests"/NoticesTests/Fixtures/*.txt "$corpus/notice"
cp "$tests"/../Workflows/kinds/*.yaml "$corpus/workflow"
cp "$tests"/../Workflows/initiatives/*.yaml "$corpus/initiative"
printf '姓名,金额\n张某,3\n"a""b",2\n' > "$corpus/csv/plain"
python3 "$tests/DocumentsTests/make_documents.py" "$corpus/seeds"
cp "$corpus"/seeds/*.{txt,docx,xlsx} "$corpus/file"
# The words that poppler finds in a PDF and their positions. Damaged PDFs are covered by the mutation test.
chromium --headless --no-sandbox --disable-gpu --print-to-pdf="$corpus/seeds/notice.pdf" "file://$(realpath "$corpus/seeds/notice.html")" 2>/dev/null
pdftotext -bbox-layout "$corpus/seeds/notice.pdf" "$corpus/layout/notice"
python3 - "$corpus" <<'PYTHON'
import sys, zipfile
corpus = sys.argv[1]
for book, part, reader in [("notice.docx", "word/document.xml", "word"), ("numbered.docx", "word/document.xml", "word"),
                           ("numbered.docx", "word/numbering.xml", "numbering"), ("numbered.docx", "word/styles.xml", "numbering"),
                           ("notice.xlsx", "xl/worksheets/sheet1.xml", "sheet"), ("dates.xlsx", "xl/worksheets/sheet1.xml", "sheet"),
                           ("dates.xlsx", "xl/styles.xml", "sheet")]:
    with open(f"{corpus}/{reader}/{book}-{part.rsplit('/', 1)[1]}", "wb") as file:
        file.write(zipfile.ZipFile(f"{corpus}/seeds/{book}").read(part))
PYTHON
for reader in notice word numbering sheet layout csv file workflow initiative; do
  # Runs of two minutes, because of the parser's leak; each continues with the corpus of the one before.
  for ((left = seconds; left > 0; left -= 120)); do
    echo "== $reader"
    DUBAN_FUZZ_READER=$reader "$fuzz" "$corpus/$reader" -max_total_time=$((left < 120 ? left : 120)) -timeout=5 -report_slow_units=1 \
      -rss_limit_mb=4000 -max_len=24000 -print_final_stats=1 -verbosity=0 -artifact_prefix="$corpus/$reader-" 2>&1 \
      | grep -E '^stat::|ERROR|SUMMARY|Slow'
    [ "${PIPESTATUS[0]}" = 0 ]
  done
done
