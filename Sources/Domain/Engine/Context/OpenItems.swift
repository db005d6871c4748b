/// The open items of an initiative whose parent is not open: they keep it from closing. An open part of an open item goes with that item
/// and is not counted.
package struct OpenItems: Sendable {
  package var count: Int
  /// The first of them in the order of registration, without their fields. Where there are more than can be named, nobody can carry all over.
  package var items: [Item]

  /// At most so many are read.
  package static let maxItems = 20_000

  package init(count: Int = 0, items: [Item] = []) {
    self.count = count
    self.items = items
  }
}
