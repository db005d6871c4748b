/// Reads from one snapshot what an `ItemContext` is built of. Visibility is not asked: a decision relies on items that the person may not see.
package protocol ItemContextSource {
  /// - Returns: Nil where it is not stored.
  func item(_ id: Item.ID) throws -> Item?
  /// Counts all children by kind, version and state.
  /// - Parameter kinds: The fields to add up, each with the kinds whose values are numbers. Other kinds count as zero.
  func buckets(ofChildrenOf parent: Item.ID, summing kinds: [Field.ID: Set<Workflow.Kind>]) throws -> [ChildrenSummary.Bucket]
  /// The children in these buckets, whole, in the order of registration.
  /// - Parameter maxItems: Nil for all.
  func children(of parent: Item.ID, in buckets: [ChildrenSummary.Bucket], maxItems: Int?) throws -> [Item]
  /// Items at the other end of links from (`isOut`) or to these items, whole, in the order of registration.
  func linked(_ kind: Link.Kind, with items: [Item.ID], isOut: Bool) throws -> [Item]
  /// The open items of an initiative that no other open item is the parent of; groups and the initiative itself are left out.
  func openItems(in initiative: Item.ID) throws -> OpenItems
  /// The statistics of the item's lead.
  func figures(for item: Item) throws -> [Figure: Int64]
}
