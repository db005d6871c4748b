package struct Linked: Sendable {
  package enum Way: String, Sendable { case follows, followedBy, startedBy, started, mergedInto, merged }
  package var way: Way
  package var item: Item
  package init(way: Way, item: Item) {
    self.way = way
    self.item = item
  }
}
