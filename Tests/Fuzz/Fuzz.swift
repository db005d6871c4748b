import Documents
import Domain
import Foundation
import Notices
import WorkflowFiles

/// A reader of external input, chosen by DUBAN_FUZZ_READER, called repeatedly by a coverage-guided fuzzer. For any
/// bytes it must return soon, with a result or one of our own errors.
@main enum Fuzzing {
  static func main() {
    var count = CommandLine.argc
    var arguments = CommandLine.unsafeArgv
    exit(
      drive(&count, &arguments) { bytes, count in
        reader(Array(UnsafeBufferPointer(start: bytes, count: count)))
        return 0
      })
  }
}

/// The entry point of libFuzzer.
@_silgen_name("LLVMFuzzerRunDriver") private func drive(
  _ count: UnsafeMutablePointer<CInt>, _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>>,
  _ input: @convention(c) (UnsafePointer<UInt8>?, Int) -> CInt
) -> CInt

private let reader: @Sendable ([UInt8]) -> Void =
  switch ProcessInfo.processInfo.environment["DUBAN_FUZZ_READER"] {
  case "notice": { notice(String(decoding: $0, as: UTF8.self)) }
  case "csv": { csv($0) }
  case "workflow": { _ = try? WorkflowFile(String(decoding: $0, as: UTF8.self), file: "fuzz.yaml") }
  case "initiative": { _ = try? InitiativeFile(String(decoding: $0, as: UTF8.self), file: "fuzz.yaml") }
  case "word": { zip([("word/document.xml", $0)]) }
  case "numbering": { zip([("word/document.xml", numbered), ("word/numbering.xml", $0), ("word/styles.xml", $0)]) }
  case "sheet": { zip([("xl/workbook.xml", book), ("xl/_rels/workbook.xml.rels", links), ("xl/s.xml", $0), ("xl/styles.xml", $0)]) }
  case "layout": { _ = try? DocumentText(layout: $0) }
  default: { _ = try? DocumentText($0) }
  }

private func notice(_ text: String) {
  let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
  _ = NoticeReader(PlainNotice(lines: lines.enumerated().map { ($0.offset + 1, String($0.element)) })).draft
}

private func csv(_ bytes: [UInt8]) {
  guard var rows = try? CSV.Reader(bytes, limits: CSV.Limits(rows: 100_000, columns: 200, cellBytes: 20_000)) else { return }
  while (try? rows.next()) != nil {}
}

private func zip(_ parts: [(String, [UInt8])]) {
  var zip = StoredZip()
  for (name, bytes) in parts { zip.add(name, bytes) }
  _ = try? DocumentText(zip.bytes)
}

private let numbered = Array(
  (#"<w:document><w:body>"#
    + (0..<3).map { #"<w:p><w:pPr><w:numPr><w:ilvl w:val="\#($0)"/><w:numId w:val="1"/></w:numPr></w:pPr><w:r><w:t>事项</w:t></w:r></w:p>"# }
    .joined() + "</w:body></w:document>").utf8)
private let book = Array(#"<workbook><sheets><sheet name="一" sheetId="1" r:id="r1" xmlns:r="r"/></sheets></workbook>"#.utf8)
private let links = Array(#"<Relationships><Relationship Id="r1" Target="/xl/s.xml"/></Relationships>"#.utf8)
