import Domain

/// Checks input against the fields of a kind, with the people, agencies and uploads that it names.
struct ReadForm: Sendable {
  let repositories: Repositories

  /// - Throws: `Refusal.faults` with every fault there is.
  func callAsFunction(_ inputs: Inputs, of workflow: Workflow, _ roster: Roster) async throws -> Form {
    let values = inputs.withAttachments()
    var uploads = Set(inputs.attachments.map(\.upload.id))
    let named = Set(workflow.fields.filter { $0.kind == .file }.flatMap { values[$0.id]?.texts ?? [] }).subtracting(uploads)
    if !named.isEmpty { uploads.formUnion(try await repositories.uploads.uploads(named.sorted()).map(\.id)) }
    return try FormReader(workflow: workflow, roster: try await reachable(roster, values), uploads: uploads).form(values)
  }

  /// The roster, with a person whom the form names by id and who sits in no group of the initiative.
  private func reachable(_ roster: Roster, _ values: [String: Input]) async throws -> Roster {
    let named = Set(["lead", "assisting", "assignee"].flatMap { values[$0]?.texts ?? [] })
    if named.allSatisfy({ roster.party($0) != nil || roster.party(named: $0) != nil }) { return roster }
    var roster = roster
    for person in try await repositories.directory.people() where named.contains(person.id.text) { roster.people[person.id] = person }
    return roster
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
