/// What a page needs to hear of changes: where it stands, and whose changes it shows.
package struct LivePart: Sendable {
  /// The newest change when it was made.
  package var after: Int
  /// The only initiative that it shows; empty where it shows several.
  package var initiative: String

  package init(after: Int, initiative: String = "") {
    self.after = after
    self.initiative = initiative
  }
}
