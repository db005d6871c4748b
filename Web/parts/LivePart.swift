/// The settings of a page's live updates.
package struct LivePart: Sendable {
  /// The sequence number of the newest change when the page was made.
  package var after: Int
  /// The only initiative that the page shows; empty if it shows several.
  package var initiative: String

  package init(after: Int, initiative: String = "") {
    self.after = after
    self.initiative = initiative
  }
}
