/// An item that a move registers.
package struct Start: Hashable, Sendable, Codable {
  package enum Under: String, Sendable, Codable, CaseIterable {
    /// A part of the item.
    case own = "self"
    /// Beside it, under the same whole.
    case whole
  }
  package enum Each: String, Sendable, Codable, CaseIterable { case parts, parties }

  package var kind: Workflow.Kind
  /// Text with the placeholders `{title}`, `{number}`, `{party}`, `{period}` and `{FIELD}`.
  package var title: String
  /// `lead`, `@FIELD`, or a group or an agency by its name; nil for nobody yet.
  package var lead: String?
  package var assisting: [String]
  /// A text each, with the same braces; `{FIELD}` alone copies the value as it is.
  package var fields: [Field.ID: String]
  package var under: Under?
  /// One for each part that is done and counts, or for each party.
  package var each: Each?
  /// Only parts in one of these states; all done parts if empty.
  package var states: [Workflow.State.ID]

  package init(
    kind: Workflow.Kind, title: String, lead: String? = nil, assisting: [String] = [], fields: [Field.ID: String] = [:],
    under: Under? = nil, each: Each? = nil, states: [Workflow.State.ID] = []
  ) {
    self.kind = kind
    self.title = title
    self.lead = lead
    self.assisting = assisting
    self.fields = fields
    self.under = under
    self.each = each
    self.states = states
  }
}
