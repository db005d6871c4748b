import Domain

/// Everything that determines a message's recipients, except the person to exclude.
struct RecipientRule {
  /// With fields only where a role reads them.
  let item: Item
  let to: [Role]
  let person: Person.ID?
}

/// Deduplicates recipient rules. Rows are compared by raw bytes; only new combinations are decoded.
struct RecipientRules {
  private(set) var all: [RecipientRule] = []
  private var indices: [Bytes: Int] = [:]
  private var key = Bytes()

  private struct Bytes: Hashable {
    var bytes: [UInt8] = []

    func hash(into hasher: inout Hasher) { bytes.withUnsafeBytes { hasher.combine(bytes: $0) } }

    /// Followed by a byte that occurs in no UTF-8 text.
    mutating func append(_ part: UnsafeBufferPointer<UInt8>) {
      bytes.append(contentsOf: part)
      bytes.append(0xff)
    }
  }

  /// The index of the row's rule in `all`.
  /// - Parameter row: begins with the columns of `ItemRow`.
  mutating func index(
    of row: any Row, to: UnsafeBufferPointer<UInt8>, person: UnsafeBufferPointer<UInt8>? = nil, roles: () throws -> [Role]
  ) throws -> Int {
    let needsFields = to.contains(UInt8(ascii: "@"))
    key.bytes.removeAll(keepingCapacity: true)
    key.append(to)
    key.append(person ?? UnsafeBufferPointer(start: nil, count: 0))
    for column in ItemRow.recipients { key.append(row.utf8(column.rawValue)) }
    if needsFields {
      key.append(row.utf8(ItemRow.Column.body.rawValue))
    } else {
      try JSONReader.read(row.utf8(ItemRow.Column.body.rawValue)) { reader in
        try reader.object { reader, name in
          let value = try reader.raw()
          if name == "lead" || name == "assisting" { key.append(value) }
        }
      }
    }
    if let known = indices[key] { return known }
    all.append(
      RecipientRule(
        item: try ItemRow.read(row, isWhole: needsFields), to: try roles(),
        person: person.flatMap { $0.isEmpty ? nil : Person.ID(String(decoding: $0, as: UTF8.self)) }))
    indices[key] = all.count - 1
    return all.count - 1
  }
}
