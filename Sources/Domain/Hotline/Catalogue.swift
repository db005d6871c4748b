/// 派单目录: the classes of what citizens call about, and for each who is responsible and what the law gives for the answer.
package struct Catalogue: Hashable, Sendable, Codable {
  package typealias ID = String

  package struct Class: Hashable, Sendable, Codable {
    /// The code that tickets carry.
    package var id: String
    package var name: Name
    /// Kinds of unit that lead, the likeliest first: a group or an agency by its name, or how its name ends (`医保局`).
    package var lead: [String]
    package var assisting: [String]
    /// A term of the law, which takes precedence over the usual limit, with its source.
    package var limit: TimeLimit?
    package var basis: Name?
    /// Whether its tickets count in the figures; what lies outside the range of evaluation does not.
    package var isEvaluated: Bool

    package init(
      id: String, name: Name, lead: [String] = [], assisting: [String] = [], limit: TimeLimit? = nil, basis: Name? = nil,
      isEvaluated: Bool = true
    ) {
      self.id = id
      self.name = name
      self.lead = lead
      self.assisting = assisting
      self.limit = limit
      self.basis = basis
      self.isEvaluated = isEvaluated
    }
  }

  package var id: ID
  package var name: Name
  /// The paper its numbers were taken from.
  package var source: String
  /// The term within which a party accepts a ticket, for the statistics.
  package var response: TimeLimit?
  package var classes: [Class]

  package init(id: ID, name: Name, source: String = "", response: TimeLimit? = nil, classes: [Class] = []) {
    self.id = id
    self.name = name
    self.source = source
    self.response = response
    self.classes = classes
  }

  package subscript(id: String?) -> Class? { classes.first { $0.id == id } }
}

extension Catalogue.Class {
  /// The parties that take a ticket of this class in this initiative; of counties' offices the one of the caller's area.
  package func parties(in roster: Roster, area: String? = nil) -> (lead: Party?, assisting: [Party]) {
    let first = lead.lazy.compactMap { roster.unit($0, area: area) }.first
    var others: [Party] = []
    for party in assisting.compactMap({ roster.unit($0, area: area) }) where party != first && !others.contains(party) {
      others.append(party)
    }
    return (first, first == nil ? [] : others)
  }
}

extension Roster {
  /// The one party that a kind of unit means here; nil if there is none, or several and no area distinguishes them.
  func unit(_ kind: String, area: String?) -> Party? {
    if let party = party(named: kind) {
      if case .group(let id) = party { return group(id)?.isOpen == true ? party : nil }
      return party
    }
    let groups = eachWorkingGroup.filter { $0.name.hasSuffix(kind) }
    if groups.count == 1 { return .group(groups[0].id) }
    let agencies = agencies.values.filter { $0.name.hasSuffix(kind) }
    if agencies.count == 1, groups.isEmpty { return agencies.first.map { .agency($0.id) } }
    let near = agencies.filter { agency in area.map { !$0.isEmpty && agency.name.hasPrefix($0) } ?? false }
    return groups.isEmpty && near.count == 1 ? near.first.map { .agency($0.id) } : nil
  }
}

extension Workflow {
  /// The field in which an item names its class, where the kind has a catalogue.
  package var classField: Field? { fields.first { $0.catalogue != nil } }
  package func catalogueClass(of item: Item) -> Catalogue.Class? {
    classField.flatMap { field in catalogue?[item.fields[field.id]?.text] }
  }

  /// The kind with its catalogue: the classes are the choices, and the terms of the law take precedence over the usual limits.
  package func with(_ catalogue: Catalogue) -> Workflow {
    var workflow = self
    workflow.catalogue = catalogue
    for index in workflow.fields.indices where workflow.fields[index].catalogue == catalogue.id {
      workflow.fields[index].options = catalogue.classes.map { Field.Option(id: $0.id, name: $0.name) }
    }
    for known in catalogue.classes { workflow.whole?.terms[known.id] = known.limit }
    return workflow
  }
}

extension ItemContext {
  /// Passed on by the catalogue: where the form names no lead, the item's class proposes lead and assisting units.
  func proposing(_ form: Form, for move: Move, in workflow: Workflow) -> Form {
    guard move.needs.contains(.lead), form.lead == nil, let field = workflow.classField else { return form }
    let code = form.fields[field.id]?.text ?? item.fields[field.id]?.text
    let area = form.fields["area"]?.text ?? item.fields["area"]?.text
    guard let (lead, assisting) = workflow.catalogue?[code]?.parties(in: roster, area: area), let lead else { return form }
    // A ticket that was handed back is not sent there again unless somebody names the lead.
    guard lead != item.lead else { return form }
    var form = form
    form.lead = lead
    if move.asks.contains(.assisting), form.assisting == nil, !assisting.isEmpty { form.assisting = assisting }
    return form
  }
}
