/// Everything a decision on one item reads, as it stood at one moment, with the versions it stood at.
package struct ItemContext: Sendable {
  package var workflows: Workflows
  package var calendar: WorkCalendar
  package var roster: Roster
  package var item: Item
  package var parent: Item?
  /// The initiative it belongs to, where that is not the item itself.
  package var initiative: Item?
  /// Parts and shares of the item.
  package var children: [Item]
  /// On a share: the other shares of its whole.
  package var siblings: [Item]
  /// What the item follows; on a share, what its whole follows.
  package var predecessors: [Item]
  /// Items of the initiative that are not closed, where the item is an initiative; so many of them at most.
  package var open: [Item]
  package static let mostOpen = 2000
  /// What the item started, and what started it.
  package var started: [Item] = []
  package var origins: [Item] = []
  /// What it is merged into, or is to be; and what was merged into it.
  package var main: Item?
  package var merged: [Item] = []
  /// Open freezes of the initiative.
  package var freezes: [Item] = []
  /// Figures of the item's lead over its time, where its kind shows any.
  package var figures: [Figure: Int64] = [:]
  /// The party without an account that answers by its own link; it may do what a party may, and nothing else.
  package var answering: Party?
  /// It is decided within another item's move, which sees to the whole.
  var isCarried = false

  package init(
    workflows: Workflows, calendar: WorkCalendar, roster: Roster, item: Item, parent: Item? = nil, children: [Item] = [],
    siblings: [Item] = [],
    predecessors: [Item] = [], open: [Item] = []
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

  package var shares: [Item] { children.filter { $0.kind == shareKind(of: item) } }
  package var parts: [Item] { children.filter { $0.kind != shareKind(of: item) } }

  func blocker(_ item: Item) -> Refusal.Blocker {
    let state = workflows[item.kind, version: item.workflowVersion]?.state(item.state)?.name ?? Name(item.state)
    return Refusal.Blocker(id: item.id, number: item.number, title: item.title, state: state)
  }
}
