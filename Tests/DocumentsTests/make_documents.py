"""Writes one notice as .txt, .docx, .xlsx and .html, by independent programs: make_documents.py FOLDER"""
import sys
from pathlib import Path

import docx
import openpyxl
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from openpyxl.styles import Alignment

folder = Path(sys.argv[1])
before = """关于开展参保清查工作的通知
临医保〔2020〕3号
各县区医疗保障局：
为做好参保清查工作，现将有关事项通知如下，请各单位结合实际认真抓好落实，确保按时完成清查任务，不得漏报、错报、迟报。
成立参保清查领导小组，成员如下：
组长：李建国
副组长：王秀英
成员：周强、郑伟
临河市医疗保障局
2020年5月28日
附件
参保清查工作配档表""".split("\n")
head = ["序号", "工作任务", "责任单位", "完成时限"]
rows = [
    ["1", "上报联系人名单，明确专人负责，并报市医保局备案", "各县区医疗保障局", "6月3日前"],
    ["2", "完成数据比对", "市医保中心", "6月19日前"],
    ["3", "报送清查汇总表", "市医保中心", "6月24日前"],
    ["4", "抽查清查结果", "市医保局、市财政局", "6月30日前"],
]

(folder / "notice.txt").write_text("\n".join(before + ["\t".join(r) for r in [head] + rows]) + "\n")

word = docx.Document()
for line in before:
    word.add_paragraph(line)
table = word.add_table(rows=1 + len(rows), cols=4)
for r, cells in enumerate([head] + rows):
    for c, text in enumerate(cells):
        table.cell(r, c).text = text
# Rows 2 and 3 share one merged cell for their agency.
table.cell(2, 2).text = ""
table.cell(3, 2).text = ""
table.cell(2, 2).merge(table.cell(3, 2)).text = "市医保中心"
# Deleted and hidden text, which must not be read.
paragraph = word.paragraphs[3]
struck = OxmlElement("w:del")
run = OxmlElement("w:r")
gone = OxmlElement("w:delText")
gone.text = "已删除的话"
run.append(gone)
struck.append(run)
paragraph._p.append(struck)
paragraph.add_run("看不见的话").font.hidden = True
word.save(folder / "notice.docx")

listed = docx.Document()
for line in ["关于报送材料的通知", "总体要求", "时间安排"]:
    p = listed.add_paragraph(line)
    if line != "关于报送材料的通知":
        props = p._p.get_or_add_pPr()
        number = OxmlElement("w:numPr")
        for name, value in (("w:ilvl", "0"), ("w:numId", "77")):
            e = OxmlElement(name)
            e.set(qn("w:val"), value)
            number.append(e)
        props.append(number)
numbering = listed.part.numbering_part.element
abstract = OxmlElement("w:abstractNum")
abstract.set(qn("w:abstractNumId"), "77")
level = OxmlElement("w:lvl")
level.set(qn("w:ilvl"), "0")
for name, value in (("w:start", "1"), ("w:numFmt", "chineseCounting"), ("w:lvlText", "%1、")):
    e = OxmlElement(name)
    e.set(qn("w:val"), value)
    level.append(e)
abstract.append(level)
numbering.insert(0, abstract)
num = OxmlElement("w:num")
num.set(qn("w:numId"), "77")
link = OxmlElement("w:abstractNumId")
link.set(qn("w:val"), "77")
num.append(link)
numbering.append(num)
listed.save(folder / "numbered.docx")

book = openpyxl.Workbook()
sheet = book.active
for line in before:
    sheet.append([line])
first = sheet.max_row + 1
for cells in [head] + rows:
    sheet.append([int(cells[0]) if cells[0].isdigit() else cells[0]] + cells[1:])
sheet.cell(first + 3, 3).value = None
sheet.merge_cells(start_row=first + 2, start_column=3, end_row=first + 3, end_column=3)
sheet.cell(first + 2, 3).alignment = Alignment(vertical="center")
sheet.merge_cells(start_row=1, start_column=1, end_row=1, end_column=4)
hidden = book.create_sheet("旧表")
hidden.append(["不该读的话"])
hidden.sheet_state = "hidden"
book.save(folder / "notice.xlsx")

dates = openpyxl.Workbook()
import datetime
dates.active.append(["工作任务", "责任单位", "完成时限"])
dates.active.append(["上报名单", "市医保中心", datetime.date(2020, 6, 3)])
dates.active.append(["完成比对", "市医保中心", "2020年6月19日"])
dates.save(folder / "dates.xlsx")

cells = "".join("<tr>" + "".join(f"<td>{c}</td>" for c in r) + "</tr>" for r in [head] + rows)
body = "".join(f"<p{' style=text-align:center' if i in (0, 1, 11) else ''}>{l}</p>" for i, l in enumerate(before))
style = "body{font:16px serif;margin:40px} td{border:1px solid;padding:5px;width:25%} table{border-collapse:collapse;width:100%}"
(folder / "notice.html").write_text(f"<meta charset=utf-8><style>{style}</style>{body}<table>{cells}</table>")
