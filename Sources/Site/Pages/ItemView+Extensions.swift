import Domain
import Web

extension ItemView {
  /// Where more time is asked for: the kinds that stop this item's clock until they are answered, for whoever may register one.
  var extensions: [HeadPart.Act] {
    guard !item.isDone, !item.isPaused, !visit.visitor.person.isAuditor, let limit = item.limit, limit >= visit.now,
      let initiative = item.initiative
    else { return [] }
    return visit.site.workflows.newest.filter { kind in
      let registration = kind.registration
      return registration.onWhole == .pause && registration.under.contains(item.kind)
        && registration.by.contains { roster.holders(of: $0, for: item, on: visit.today).contains(visit.visitor.person.id) }
    }.map { kind in
      HeadPart.Act(
        word: kind.name[visit.language],
        address: "/items/new?kind=\(kind.kind)&initiative=\(initiative)&parent=\(item.id)&title=\(item.title.escapedForAddress)")
    }
  }
}
