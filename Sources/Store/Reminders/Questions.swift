import Domain

/// All that decides who hears a message, but for whoever need not be told.
struct RecipientRule {
  /// Its fields only where a role looks into them.
  let item: Item
  let to: [Role]
  let person: Person.ID?
}

/// The different ones among many rows. Which they are is told by their bytes, and only those that are new are read.
struct RecipientRules {
  private(set) var all: [RecipientRule] = []
  private var places: [Bytes: Int] = [:]
  private var asked = Bytes()

  private struct Bytes: Hashable {
    var bytes: [UInt8] = []

    func hash(into hasher: inout Hasher) { bytes.withUnsafeBytes { hasher.combine(bytes: $0) } }

    /// With a byte after it that no text has in it.
    mutating func append(_ part: UnsafeBufferPointer<UInt8>) {
      bytes.append(contentsOf: part)
      bytes.append(0xff)
    }
  }

  /// - Parameter row: begins with what `ItemRow` reads.
  mutating func place(
    of row: any Row, to: UnsafeBufferPointer<UInt8>, person: UnsafeBufferPointer<UInt8>? = nil, roles: () throws -> [Role]
  ) throws -> Int {
    let asksFields = to.contains(UInt8(ascii: "@"))
    asked.bytes.removeAll(keepingCapacity: true)
    asked.append(to)
    asked.append(person ?? UnsafeBufferPointer(start: nil, count: 0))
    for column in ItemRow.deciding { asked.append(row.utf8(column)) }
    if asksFields {
      asked.append(row.utf8(ItemRow.body))
    } else {
      try JSONReader.read(row.utf8(ItemRow.body)) { reader in
        try reader.object { reader, name in
          let value = try reader.raw()
          if name == "lead" || name == "assisting" { asked.append(value) }
        }
      }
    }
    if let known = places[asked] { return known }
    all.append(
      RecipientRule(
        item: try ItemRow.read(row, isWhole: asksFields), to: try roles(),
        person: person.flatMap { $0.isEmpty ? nil : Person.ID(String(decoding: $0, as: UTF8.self)) }))
    places[asked] = all.count - 1
    return all.count - 1
  }
}
