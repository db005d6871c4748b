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

extension Site {
  /// Reads a form from a JSON body. `title`, `lead` and the like may be beside `fields` or in them.
  ///
  /// - Parameter known: Members that the caller reads itself.
  /// - Throws: `Refusal.faults` for a member that is not known.
  func form(_ body: JSONValue, known: Set<String>, _ workflow: Workflow, _ roster: Roster) async throws -> Form {
    let inputs = try Self.inputs(body, known: known)
    return try await reader(for: [inputs], workflow, roster).form(inputs)
  }

  /// A reader for these inputs: it knows the people, agencies and uploads that they name.
  func reader(for inputs: [[String: Input]], _ workflow: Workflow, _ roster: Roster) async throws -> FormReader {
    FormReader(workflow: workflow, roster: try await reachable(roster, inputs), uploads: try await uploads(inputs, workflow))
  }

  static func inputs(_ body: JSONValue, known: Set<String>) throws(Refusal) -> [String: Input] {
    var inputs: [String: Input] = [:]
    for member in body.members {
      if member.name == "fields" {
        guard case .object(let fields) = member.value else { throw .faults([Fault("fields", .unknown)]) }
        for field in fields { inputs[field.name] = field.value.input }
      } else if member.name == "comment" {
        inputs["reason"] = member.value.input
      } else if Need.reserved.contains(member.name) {
        inputs[member.name] = member.value.input
      } else if !known.contains(member.name) {
        throw .faults([Fault(member.name, .unknown)])
      }
    }
    return inputs
  }

  /// The roster, with people that the inputs name although they are in no group.
  private func reachable(_ roster: Roster, _ inputs: [[String: Input]]) async throws -> Roster {
    var roster = roster
    let named = Set(inputs.flatMap { inputs in ["lead", "assisting", "assignee"].flatMap { inputs[$0]?.texts ?? [] } })
    if named.allSatisfy({ roster.party($0) != nil || roster.party(named: $0) != nil }) { return roster }
    for person in try await repositories.directory.people() where named.contains(person.id.text) { roster.people[person.id] = person }
    return roster
  }

  /// The ids of those uploads that the inputs name and that exist.
  private func uploads(_ inputs: [[String: Input]], _ workflow: Workflow) async throws -> Set<String> {
    let files = workflow.fields.filter { $0.kind == .file }.map(\.id)
    let ids = Set(inputs.flatMap { inputs in files.flatMap { inputs[$0]?.texts ?? [] } })
    return ids.isEmpty ? [] : Set(try await repositories.uploads.uploads(ids.sorted()).map(\.id))
  }
}

extension Input {
  fileprivate var texts: [String] {
    switch self {
    case .text(let text): [text]
    case .list(let list): list
    default: []
    }
  }
}
