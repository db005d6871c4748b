import Crypto
import Domain
import Foundation

/// The history's chain: each row carries the hash of the row before it on its item, over a salted digest of its values,
/// so that a changed, cut or missing row shows, and personal data can be destroyed without breaking it.
enum Chain {
  /// What a row says beyond who, when and which states: may be destroyed, the digest stays.
  struct Details: Codable {
    var reason: String?
    var edits: [String: Entry.Edit]
    var holder: Party?
    var onBehalf: Party?
  }

  static let start = ""

  static func details(of entry: Entry) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return String(
      decoding: try encoder.encode(Details(reason: entry.reason, edits: entry.edits, holder: entry.holder, onBehalf: entry.onBehalf)),
      as: UTF8.self)
  }

  static func digest(salt: String, details: String) -> String { hex(SHA256.hash(data: Data((salt + "\n" + details).utf8))) }

  static func hash(after previous: String, item: Item.ID, count: Int, entry: Entry, digest: String) -> String {
    let parts: [String] = [
      previous, item.text, String(count), String(entry.at.seconds), entry.person?.text ?? "", entry.standingInFor?.text ?? "", entry.via,
      entry.act.description, entry.from ?? "", entry.to, String(entry.round), entry.limit.map { String($0.seconds) } ?? "",
      entry.lateBy.map(String.init) ?? "", digest,
    ]
    // Lengths before the parts, so that no two rows spell the same text.
    return hex(SHA256.hash(data: Data(parts.map { "\($0.utf8.count):\($0)" }.joined(separator: ",").utf8)))
  }

  /// The root after one more row: chains the rows of all items in the order they were written.
  static func root(after root: String, row hash: String) -> String { hex(SHA256.hash(data: Data((root + hash).utf8))) }

  static func hex(_ bytes: some Sequence<UInt8>) -> String {
    let digits = Array("0123456789abcdef".utf8)
    return String(decoding: bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
  }
}
