import Domain

extension JSONValue {
  /// Reads a request's body. Nil if the bytes are not JSON, are nested deeper than `SecurityPolicy.maxJSONDepth`, or name a member of an
  /// object twice: which of the two is meant, two programs may answer differently (RFC 8259, section 4).
  init?(json bytes: some Sequence<UInt8>) {
    let value = Array(bytes).withUnsafeBufferPointer { bytes in
      try? JSONReader.read(bytes) { reader in
        let value = try reader.value(depth: 0)
        try reader.end()
        return value
      }
    }
    guard let value else { return nil }
    self = value
  }
}

extension JSONReader {
  fileprivate mutating func value(depth: Int) throws -> JSONValue {
    guard depth <= SecurityPolicy.maxJSONDepth else { throw error }
    switch next() {
    case UInt8(ascii: "{"): return .object(try members(depth: depth))
    case UInt8(ascii: "["): return .list(try list { try $0.value(depth: depth + 1) })
    case UInt8(ascii: "\""): return .text(try text())
    case UInt8(ascii: "t"), UInt8(ascii: "f"): return .flag(try flag())
    case UInt8(ascii: "n"):
      try null()
      return .null
    default:
      switch try number() {
      case .integer(let integer): return .integer(integer)
      case .decimal(let number): return .number(number)
      }
    }
  }

  private mutating func members(depth: Int) throws -> [JSONValue.Member] {
    var members: [JSONValue.Member] = []
    // A set only where comparing each name with all before it would take longer.
    var names: Set<String> = []
    try object { reader, name in
      if members.count == 16 { names = Set(members.map(\.name)) }
      let isNew = members.count < 16 ? !members.contains { $0.name == name } : names.insert(name).inserted
      guard isNew else { throw reader.error }
      members.append(JSONValue.Member(name: name, value: try reader.value(depth: depth + 1)))
    }
    return members
  }
}
