import Domain
import Web

/// The kinds of an initiative that have no page of their own: how many items there are, how many are late, and a link
/// to register one.
struct KindsView {
  let head: InitiativeHead

  private var request: PageRequest { head.request }

  /// The kinds that have items here, and those that the user may register.
  var kinds: [Workflow] {
    let own = [Workflow.initiative, Workflow.task, Workflow.ledger, Workflow.hotline] + Group.Kind.allCases.map(Workflow.kind(of:))
    let shares = request.site.workflows.newest.compactMap { $0.shares?.kind }
    return request.site.workflows.newest.filter { workflow in
      !(own + shares).contains(workflow.kind) && (head.count(workflow.kind, parts: true) > 0 || head.mayRegister(workflow))
    }
  }

  var page: KindsPage {
    let text = request.text
    let all = kinds
    return KindsPage(
      frame: head.frame(title: text.tabsKinds), head: head.head(), tabs: head.tabs(.kinds),
      rows: all.filter(isUsed).map(row), new: all.filter { isUsed($0) && head.mayRegister($0) }.map(new),
      others: all.filter { !isUsed($0) && head.mayRegister($0) }.map(new))
  }

  private func isUsed(_ workflow: Workflow) -> Bool { head.count(workflow.kind, parts: true) > 0 }

  private func new(_ workflow: Workflow) -> LinkPart {
    LinkPart(word: workflow.name[request.language], address: "/items/new?kind=\(workflow.kind)&initiative=\(head.initiative.id)")
  }

  private func row(_ workflow: Workflow) -> KindsPage.Row {
    let address = head.address(of: workflow)
    let (all, done) = (head.count(workflow.kind, parts: true), head.count(workflow.kind, done: true, parts: true))
    return KindsPage.Row(
      name: workflow.name[request.language], address: address, open: all - done, all: all, late: head.late(workflow.kind, parts: true),
      lateAddress: address + "?state=late", allAddress: address + "?state=all")
  }
}

extension InitiativeHead {
  /// The page on which the items of a kind are listed.
  func address(of workflow: Workflow) -> String {
    switch workflow.kind {
    case Workflow.ledger: address + "/ledger"
    case Workflow.hotline: address + "/hotline"
    default: "\(address)/kinds/\(workflow.kind)"
    }
  }

  /// Whether the user may register an item of this kind by hand.
  func mayRegister(_ workflow: Workflow) -> Bool {
    guard !request.user.person.isAuditor, !item.isDone, workflow.registration.under.isEmpty,
      request.site.workflows.registered(workflow.kind) != nil
    else { return false }
    let blank = Item(
      id: Item.ID(""), kind: workflow.kind, workflowVersion: workflow.version, title: "", state: "", initiative: initiative.id,
      registrar: Person.ID(""), registeredAt: request.now)
    return workflow.registration.by.contains { roster.holds($0, request.user.person.id, for: blank, on: request.today) }
  }
}
