/// The preview of a bulk move: which items it succeeds on, which it is refused on and why, and the inputs that it needs.
package struct BulkPage: Sendable {
  package var frame: FramePart
  package var back: LinkPart
  /// The move's title: 销号.
  package var move: String
  /// The move's name, posted by the form.
  package var name: String
  package var action: String
  package var csrf: String
  package var key: String
  /// The selected items with the versions seen. Refused ones are included, because the reason may be gone when the form is posted.
  package var ticks: [String]
  package var fields: [FieldPart]
  package var note: NotePart?
  package var goes: OutcomePart
  package var refused: OutcomePart

  package init(
    frame: FramePart, back: LinkPart, move: String, name: String, action: String = "/items/moves", csrf: String, key: String,
    ticks: [String], fields: [FieldPart], note: NotePart? = nil, goes: OutcomePart, refused: OutcomePart
  ) {
    self.frame = frame
    self.back = back
    self.move = move
    self.name = name
    self.action = action
    self.csrf = csrf
    self.key = key
    self.ticks = ticks
    self.fields = fields
    self.note = note
    self.goes = goes
    self.refused = refused
  }

  package var goesCount: Int { goes.rows.count }
  package var refusedCount: Int { refused.rows.count }
  package var hasGoing: Bool { !goes.rows.isEmpty }
  package var hasRefused: Bool { !refused.rows.isEmpty }
}
