import Domain

/// Input for the fields of one form, not yet checked, and the files attached to it.
package struct Inputs: Sendable {
  /// By the name of the field or of what every item has: `title`, `lead`, `reason`.
  package var values: [String: Input]
  package var attachments: [Attachment]
  /// What no kind could read, found while the request was taken apart. Refused with the form: 403 and 409 come before 422.
  package var faults: [Fault]

  package init(_ values: [String: Input] = [:], attachments: [Attachment] = [], faults: [Fault] = []) {
    self.values = values
    self.attachments = attachments
    self.faults = faults
  }
}

extension Inputs {
  /// The inputs that a move needs or asks for, of a form that many items of different kinds share.
  func only(_ needs: [Need]) -> Inputs {
    let names = Set(needs.map(\.description)).union([Need.reason.description])
    return Inputs(
      values.filter { names.contains($0.key) }, attachments: attachments.filter { names.contains($0.field) }, faults: faults)
  }

  /// Checks the input against the fields of a kind, with the people, agencies and uploads that it names.
  /// - Throws: `Refusal.faults` with every fault there is.
  func form(of workflow: Workflow, _ roster: Roster, from repositories: Repositories) async throws -> Form {
    guard faults.isEmpty else { throw Refusal.faults(faults) }
    let values = withAttachments()
    var uploads = Set(attachments.map(\.upload.id))
    let named = Set(workflow.fields.filter { $0.kind == .file }.flatMap { values[$0.id]?.texts ?? [] }).subtracting(uploads)
    if !named.isEmpty { uploads.formUnion(try await repositories.uploads.uploads(named.sorted()).map(\.id)) }
    let reachable = try await reachable(roster, values, from: repositories)
    return try FormReader(workflow: workflow, roster: reachable, uploads: uploads).form(values)
  }

  /// The values with the ids of the attached files in their fields.
  private func withAttachments() -> [String: Input] {
    if attachments.isEmpty { return values }
    var all = values
    for (field, attached) in Dictionary(grouping: attachments, by: \.field) {
      var ids = attached.map(\.upload.id)
      if case .list(let named)? = all[field] { ids = named + ids }
      all[field] = .list(ids)
    }
    return all
  }

  /// The roster, with a person whom the form names by id and who sits in no group of the initiative.
  private func reachable(_ roster: Roster, _ values: [String: Input], from repositories: Repositories) async throws -> Roster {
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

/// A file attached to a field, stored only when the request that carries it is allowed.
package struct Attachment: Sendable {
  package var field: String
  package var upload: Upload
  package var bytes: [UInt8]

  package init(field: String, upload: Upload, bytes: [UInt8]) {
    self.field = field
    self.upload = upload
    self.bytes = bytes
  }
}
