import Domain

/// An item as a list finds it: which, and what it has come to.
struct ItemPlace {
  var id: Item.ID
  var versions: ItemVersions
}

extension Store {
  /// The items, in order; those that were read before and have not moved since are not read again.
  func items(at places: [ItemPlace], on connection: any Connection) throws -> [Item] {
    var items: [Item] = []
    items.reserveCapacity(places.count)
    for place in places {
      guard let item = known.value(of: place.id, at: place.versions) else { return try reading(places, on: connection) }
      items.append(item)
    }
    return items
  }

  private func reading(_ places: [ItemPlace], on connection: any Connection) throws -> [Item] {
    var items: [Item.ID: Item] = [:]
    for place in places { items[place.id] = known.value(of: place.id, at: place.versions) }
    let unknown = places.map(\.id).filter { items[$0] == nil }
    for start in stride(from: 0, to: unknown.count, by: Self.mostAtOnce) {
      var ids = unknown[start..<min(start + Self.mostAtOnce, unknown.count)]
      // Few lengths are few statements.
      while ids.count & (ids.count - 1) != 0 { ids.append(unknown[start]) }
      try connection.each("SELECT \(ItemRow.columns) FROM items i WHERE i.id IN (\(list: Array(ids)))") { row in
        let item = try ItemRow.read(row)
        items[item.id] = item
        known.keep(item, of: item.id, at: ItemVersions(own: item.version, children: item.childrenVersion), read: connection)
      }
    }
    return places.compactMap { items[$0.id] }
  }

  private static let mostAtOnce = 256
}
