package struct Linked: Sendable {
  package enum Relation: String, Sendable { case follows, followedBy, startedBy, started, mergedInto, merged }
  package var way: Relation
  package var item: Item
  package init(way: Relation, item: Item) {
    self.way = way
    self.item = item
  }
}
