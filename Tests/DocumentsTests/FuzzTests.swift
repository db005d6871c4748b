import Documents
import Domain
import Foundation
import TestSupport
import Testing

/// Every upload is either read, or refused with a sentence.
@Suite struct FuzzTests {
  private func read(_ bytes: [UInt8]) async -> Bool {
    // Lets other tests run, which wait for servers.
    await Task.yield()
    do throws(NoticeFault) {
      let text = try DocumentText(bytes)
      return !text.lines.isEmpty
    } catch { return !error.sentence.zh.isEmpty }
  }

  @Test(arguments: ["notice.txt", "notice.docx", "notice.xlsx"])
  func mutatedFilesAreReadOrRefused(_ name: String) async throws {
    let whole = try await Papers.bytes(name)
    var dice = Dice(seed: 2019)
    for _ in 0..<Soak.rounds(1_000, soaking: 20_000) { #expect(await read(dice.mutate(whole))) }
  }

  /// Mutates unpacked parts: a mutated archive would fail at its checksums.
  @Test(arguments: [
    ("notice.docx", ["word/document.xml"]), ("numbered.docx", ["word/document.xml", "word/numbering.xml"]),
    (
      "notice.xlsx", ["xl/workbook.xml", "xl/_rels/workbook.xml.rels", "xl/styles.xml", "xl/worksheets/sheet1.xml"]
    ),
  ])
  func mutatedPartsAreReadOrRefused(_ name: String, _ parts: [String]) async throws {
    let folder = try await Papers.made.value
    let unpacked = try await Papers.unpack(folder.file(name), parts)
    var dice = Dice(seed: 9)
    for _ in 0..<Soak.rounds(600, soaking: 20_000) {
      var zip = StoredZip()
      for (part, bytes) in unpacked { zip.add(part, dice.roll(2) == 0 ? bytes : dice.mutate(bytes)) }
      #expect(await read(zip.bytes))
    }
  }

  @Test func mutatedPDFsAreReadOrRefused() async throws {
    let whole = try await Papers.bytes("notice.pdf")
    var dice = Dice(seed: 12345)
    for _ in 0..<Soak.rounds(20, soaking: 1_000) { #expect(await read(dice.mutate(whole))) }
  }
}
