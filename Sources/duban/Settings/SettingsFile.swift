import Domain

/// The JSON file of `--config`, flattened: `{"mail": {"url": "smtp://…"}, "port": 8080}` has `mail.url` and `port`.
struct SettingsFile {
  /// A member that is named twice, or is neither text, whole number nor flag.
  struct Fault: Error, Hashable {
    let key: String
  }

  private(set) var values: [String: String] = [:]
  private static let maxDepth = 4

  /// - Throws: `JSONSyntaxError`, `Fault`.
  init(_ bytes: [UInt8]) throws {
    values = try bytes.withUnsafeBufferPointer { bytes in
      try JSONReader.read(bytes) { reader in
        var values: [String: String] = [:]
        try Self.members(&reader, under: "", depth: 0, into: &values)
        try reader.end()
        return values
      }
    }
  }

  private static func members(_ reader: inout JSONReader, under prefix: String, depth: Int, into values: inout [String: String]) throws {
    try reader.object { reader, name in
      let key = prefix + name
      if reader.next() == UInt8(ascii: "{") {
        guard depth < maxDepth else { throw Fault(key: key) }
        return try members(&reader, under: key + ".", depth: depth + 1, into: &values)
      }
      guard values.updateValue(try value(&reader, key), forKey: key) == nil else { throw Fault(key: key) }
    }
  }

  private static func value(_ reader: inout JSONReader, _ key: String) throws -> String {
    switch reader.next() {
    case UInt8(ascii: "\""): return try reader.text()
    case UInt8(ascii: "t"), UInt8(ascii: "f"): return try reader.flag() ? "true" : "false"
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"):
      guard case .integer(let integer) = try reader.number() else { throw Fault(key: key) }
      return String(integer)
    case UInt8(ascii: "["): return try reader.list { try $0.text() }.joined(separator: ",")
    default: throw Fault(key: key)
    }
  }
}
