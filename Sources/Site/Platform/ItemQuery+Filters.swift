import Application
import Domain
import Hummingbird
import Web

extension ItemQuery {
  /// Reads the filters of the address.
  ///
  /// - Throws: 400 that names the parameter that cannot be read; 404 for an initiative that the caller does not see.
  init(_ request: Request, _ context: SiteContext, _ site: Site) async throws {
    let parameters = request.uri.queryParameters
    func text(_ name: String) -> String? { parameters[name[...]].map(String.init).flatMap { $0.isEmpty ? nil : $0 } }
    func instant(_ name: String, endOfDay: Bool) throws -> Instant? {
      guard let text = text(name) else { return nil }
      if endOfDay, let day = Day(text) { return site.calendar.zone.endOfDay(day) }
      // A plus sign that was not escaped arrives as a space.
      guard let instant = site.calendar.zone.parse(text) ?? site.calendar.zone.parse(text.replacing(" ", with: "+")) else {
        throw context.bad(name)
      }
      return instant
    }
    self.init(now: site.now())
    kinds = text("kind")?.split(separator: ",").map(String.init) ?? []
    states = text("state")?.split(separator: ",").map(String.init) ?? []
    if let key = text("initiative") {
      initiative = try await site.repositories.initiatives.initiative(key, within: try context.signedIn().scope).initiative.id
    }
    party = text("group") ?? text("agency")
    assignee = text("assignee").map { Person.ID($0) }
    parent = text("parent").map { Item.ID($0) }
    dueBefore = try instant("due_before", endOfDay: true)
    dueAfter = try instant("due_after", endOfDay: false)
    words = text("q")
    if let words, SearchTerms(words) == nil { throw Problem(400, "bad-parameter", context.text.searchShort, in: context) }
    if let late = text("late") {
      guard ["true", "false", "1", "0"].contains(late) else { throw context.bad("late") }
      isLate = late == "true" || late == "1"
    }
    if let done = text("done") { isDone = done == "true" || done == "1" }
    if let most = text("limit") {
      guard let most = Int(most), most > 0 else { throw context.bad("limit") }
      limit = min(most, SecurityPolicy.maxPageSize)
    }
    if let cursor = text("cursor") {
      guard let cursor = Cursor(cursor) else { throw context.bad("cursor") }
      after = cursor
    }
  }
}
