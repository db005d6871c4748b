/// Everything that a decision on one item reads, of one snapshot, with the versions it was read at.
package struct ItemContext: Sendable {
  package var workflows: Workflows
  package var calendar: WorkCalendar
  package var roster: Roster
  package var item: Item
  package var parent: Item?
  /// The initiative it belongs to, where that is not the item itself.
  package var initiative: Item?
  /// Parts and shares of the item.
  package var children: ChildrenSummary
  /// The other children of its parent, where the kind reads them; on a share the other shares.
  package var siblings: ChildrenSummary
  /// The items that the item follows; on a share, those that its parent follows.
  package var predecessors: [Item]
  /// The open items, if the item is an initiative that may be closed.
  package var open: OpenItems
  /// The items that the item started, and those that started it.
  package var started: [Item] = []
  package var origins: [Item] = []
  /// The item that it is merged into or is to be merged into, and the items merged into it.
  package var main: Item?
  package var merged: [Item] = []
  /// Open freezes of the initiative.
  package var freezes: [Item] = []
  /// Statistics of the item's lead over its time, where its kind shows any.
  package var figures: [Figure: Int64] = [:]
  /// The party without an account that answers by its own link; it may do what a party may, and nothing else.
  package var answering: Party?
  /// The contexts of the other items that moves on this one may write.
  package var related: [Item.ID: ItemContext] = [:]
  /// Whether it is decided within another item's move, which takes care of the parent.
  var isCarried = false

  package init(
    workflows: Workflows, calendar: WorkCalendar, roster: Roster, item: Item, parent: Item? = nil,
    children: ChildrenSummary = ChildrenSummary(), siblings: ChildrenSummary = ChildrenSummary(), predecessors: [Item] = [],
    open: OpenItems = OpenItems()
  ) {
    self.workflows = workflows
    self.calendar = calendar
    self.roster = roster
    self.item = item
    self.parent = parent
    self.children = children
    self.siblings = siblings
    self.predecessors = predecessors
    self.open = open
  }
}

extension ItemContext {
  /// The workflow the item began with.
  package func workflow(of item: Item) throws(Refusal) -> Workflow {
    guard let workflow = workflows[item.kind, version: item.workflowVersion] else { throw .unknownKind(item.kind) }
    return workflow
  }

  func shareKind(of item: Item) -> Workflow.Kind? { workflows[item.kind, version: item.workflowVersion]?.shares?.kind }

  /// All shares of the item.
  package var shares: [Item] { children.items.filter { $0.kind == shareKind(of: item) } }
  /// The parts that were read whole: those that a move of the item's state writes, and the first that its guards name. The summary of the
  /// children counts all.
  package var parts: [Item] { children.items.filter { $0.kind != shareKind(of: item) } }

  package func isPart(_ bucket: ChildrenSummary.Bucket) -> Bool { bucket.kind != shareKind(of: item) }
  func isShare(_ bucket: ChildrenSummary.Bucket) -> Bool { bucket.kind == shareKind(of: item) }

  func blocker(_ item: Item) -> Refusal.Blocker {
    let state = workflows[item.kind, version: item.workflowVersion]?.state(item.state)?.name ?? Name(item.state)
    return Refusal.Blocker(id: item.id, number: item.number, title: item.title, state: state)
  }
}
