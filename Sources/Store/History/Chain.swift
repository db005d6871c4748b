import Crypto
import Domain
import Foundation

/// The history's chain: each row carries the hash of the row before it on its item, over a salted digest of its values,
/// so that a changed, cut or missing row shows, and personal data can be destroyed without breaking it.
enum Chain {
  static let start = ""

  /// The reason, edits and holder of a row as JSON. They may be destroyed, e.g. because they are personal data; their digest stays.
  static func details(of entry: Entry) -> String {
    var writer = JSONWriter()
    writer.object { details in
      if let reason = entry.reason { details.member("reason") { $0.text(reason) } }
      details.member("edits") { edits in
        edits.object { object in
          for (name, edit) in entry.edits.sorted(by: { $0.key < $1.key }) {
            object.member(name) { writer in
              writer.object { object in
                if let before = edit.before { object.member("before") { $0.value(before) } }
                if let after = edit.after { object.member("after") { $0.value(after) } }
              }
            }
          }
        }
      }
      if let holder = entry.holder { details.member("holder") { $0.party(holder) } }
      if let onBehalf = entry.onBehalf { details.member("onBehalf") { $0.party(onBehalf) } }
    }
    return writer.text
  }

  static func digest(salt: String, details: String) -> String { hash(Array(salt.utf8) + [UInt8(ascii: "\n")] + Array(details.utf8)) }

  static func hash(after previous: String, item: Item.ID, count: Int, entry: Entry, digest: String) -> String {
    let parts: [String] = [
      previous, item.text, String(count), String(entry.at.seconds), entry.person?.text ?? "", entry.standingInFor?.text ?? "", entry.via,
      entry.act.description, entry.from ?? "", entry.to, String(entry.round), entry.limit.map { String($0.seconds) } ?? "",
      entry.lateBy.map(String.init) ?? "", digest,
    ]
    // Lengths before the parts, so that no two rows spell the same text.
    var bytes: [UInt8] = []
    bytes.reserveCapacity(400)
    for part in parts {
      if !bytes.isEmpty { bytes.append(UInt8(ascii: ",")) }
      bytes.append(contentsOf: String(part.utf8.count).utf8)
      bytes.append(UInt8(ascii: ":"))
      bytes.append(contentsOf: part.utf8)
    }
    return hash(bytes)
  }

  /// The root after one more row: chains the rows of all items in the order they were written.
  static func root(after root: String, row hash: String) -> String { self.hash(Array((root + hash).utf8)) }

  static func hash(_ bytes: [UInt8]) -> String { hex(SHA256.hash(data: bytes)) }

  static func hex(_ bytes: some Sequence<UInt8>) -> String {
    var text: [UInt8] = []
    text.reserveCapacity(64)
    for byte in bytes {
      text.append(digit(byte >> 4))
      text.append(digit(byte & 15))
    }
    return String(decoding: text, as: UTF8.self)
  }

  private static func digit(_ value: UInt8) -> UInt8 { value < 10 ? UInt8(ascii: "0") + value : UInt8(ascii: "a") - 10 + value }
}

extension Entry {
  /// Takes over what `Chain.details` wrote.
  mutating func fill(from details: String) throws {
    try JSONReader.read(details) { reader in
      try reader.object { reader, name in
        switch name {
        case "reason": reason = try reader.text()
        case "edits":
          try reader.object { reader, name in
            var edit = Edit(before: nil, after: nil)
            try reader.object { if $1 == "before" { edit.before = try $0.value() } else { edit.after = try $0.value() } }
            edits[name] = edit
          }
        case "holder": holder = try reader.party()
        case "onBehalf": onBehalf = try reader.party()
        default: throw StoreFault.damaged(name)
        }
      }
    }
  }
}
