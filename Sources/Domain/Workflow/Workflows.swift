/// Every version of every kind that runs here, and what follows from all of them together. Made once, handed about as
/// one reference.
package struct Workflows: Sendable {
  private let shelf: Shelf

  /// - Parameter kept: versions that items still run on, but that none is begun on any more.
  package init(_ workflows: some Sequence<Workflow>, kept: [Workflow] = []) { shelf = Shelf(workflows, kept) }

  /// The newest version of each kind, in the order of their names.
  package var newest: [Workflow] { shelf.newest }
  package subscript(kind: Workflow.Kind) -> Workflow? { shelf.current[kind] }
  package subscript(kind: Workflow.Kind, version version: Int) -> Workflow? { shelf.versions[kind]?[version] }
  package var all: [Workflow] { shelf.versions.values.flatMap(\.values) }

  /// A kind whose items people register by themselves: shares come with their whole, groups and initiatives with their plan.
  package func registered(_ kind: Workflow.Kind) -> Workflow? { shelf.comesWith.contains(kind) ? nil : self[kind] }

  /// Kinds that people register under one of this kind.
  package func registered(under kind: Workflow.Kind) -> [Workflow] { shelf.under[kind] ?? [] }

  /// The fields of a kind that only some may write.
  func protectedFields(of workflow: Workflow) -> ProtectedFields {
    shelf.protectedFields[workflow.kind]?[workflow.version] ?? ProtectedFields(of: workflow, ProtectedFields.References(shelf.newest))
  }

  /// The fields that some kind adds up over its parts or siblings, each with the kinds in which it is a number.
  var summedFields: [Field.ID: Set<Workflow.Kind>] { shelf.summedFields }

  /// The summed fields of the children of an item of this kind.
  func summedFields(under kind: Workflow.Kind) -> [Field.ID: Set<Workflow.Kind>] {
    let own = shelf.versions[kind, default: [:]].values.flatMap { $0.terms { [.parts, .allParts].contains($0) } }
    let names = shelf.siblingTerms.union(own)
    return shelf.summedFields.filter { names.contains($0.key) }
  }

  private final class Shelf: Sendable {
    let versions: [Workflow.Kind: [Int: Workflow]]
    /// The newest version of each kind.
    let current: [Workflow.Kind: Workflow]
    let newest: [Workflow]
    let comesWith: Set<Workflow.Kind>
    let under: [Workflow.Kind: [Workflow]]
    let protectedFields: [Workflow.Kind: [Int: ProtectedFields]]
    let summedFields: [Field.ID: Set<Workflow.Kind>]
    /// The fields that items add up over their siblings.
    let siblingTerms: Set<Field.ID>

    init(_ workflows: some Sequence<Workflow>, _ kept: [Workflow]) {
      var versions: [Workflow.Kind: [Int: Workflow]] = [:]
      var current: [Workflow.Kind: Workflow] = [:]
      for workflow in kept { versions[workflow.kind, default: [:]][workflow.version] = workflow }
      for workflow in workflows {
        versions[workflow.kind, default: [:]][workflow.version] = workflow
        if workflow.version >= current[workflow.kind]?.version ?? 0 { current[workflow.kind] = workflow }
      }
      let newest = current.keys.sorted().compactMap { current[$0] }
      let comesWith = Set(Group.Kind.allCases.map(Workflow.kind(of:)) + newest.compactMap { $0.shares?.kind } + [Workflow.initiative])
      var under: [Workflow.Kind: [Workflow]] = [:]
      for workflow in newest where !comesWith.contains(workflow.kind) {
        for kind in Set(workflow.registration.under) { under[kind, default: []].append(workflow) }
      }
      let references = ProtectedFields.References(newest)
      self.versions = versions
      self.current = current
      self.newest = newest
      self.comesWith = comesWith
      self.under = under
      let all = versions.values.flatMap(\.values)
      siblingTerms = Set(all.flatMap { $0.terms { [.siblings, .allSiblings].contains($0) } })
      summedFields = Dictionary(
        uniqueKeysWithValues: Set(all.flatMap(\.summedFields)).map { field in
          let kinds = versions.filter { _, versions in
            let declared = versions.values.compactMap { $0.field(field) }
            return !declared.isEmpty && declared.allSatisfy(\.isNumeric)
          }
          return (field, Set(kinds.keys))
        })
      protectedFields = versions.mapValues { $0.mapValues { ProtectedFields(of: $0, references) } }
    }
  }
}
