import Domain

/// The id of a stored item and the versions that it has now.
struct ItemVersion {
  var id: Item.ID
  var versions: ItemVersions
}

/// Reads items within a transaction, through the cache.
struct ItemReader: DatabasePort {
  let database: Database
  private static let maxIDs = 256

  func item(_ id: Item.ID, on connection: any Connection) throws -> Item? {
    try connection.first(
      "SELECT \(ItemRow.columns) FROM items i WHERE i.id = \(id)", ItemRow.read(caching: database.itemCache, on: connection))
  }

  /// The items, in the given order. Those in the cache are not read again.
  func items(at found: [ItemVersion], on connection: any Connection) throws -> [Item] {
    var items: [Item] = []
    items.reserveCapacity(found.count)
    for version in found {
      guard let item = database.itemCache.value(of: version.id, at: version.versions) else { return try reading(found, on: connection) }
      items.append(item)
    }
    return items
  }

  private func reading(_ found: [ItemVersion], on connection: any Connection) throws -> [Item] {
    var items: [Item.ID: Item] = [:]
    for version in found { items[version.id] = database.itemCache.value(of: version.id, at: version.versions) }
    let unknown = found.map(\.id).filter { items[$0] == nil }
    for start in stride(from: 0, to: unknown.count, by: Self.maxIDs) {
      var ids = unknown[start..<min(start + Self.maxIDs, unknown.count)]
      // Padded to a power of two, so that there are few different statements.
      while ids.count & (ids.count - 1) != 0 { ids.append(unknown[start]) }
      try connection.each("SELECT \(ItemRow.columns) FROM items i WHERE i.id IN (\(list: Array(ids)))") { row in
        let item = try ItemRow.read(row)
        items[item.id] = item
        database.itemCache.store(
          item, of: item.id, at: ItemVersions(own: item.version, children: item.childrenVersion), readOn: connection)
      }
    }
    return found.compactMap { items[$0.id] }
  }
}
