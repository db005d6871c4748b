/// The history up to a sequence.
package struct Checkpoint: Hashable, Sendable {
  package var sequence: Int64
  /// Number of rows.
  package var count: Int
  /// Hash that chains all these rows.
  package var root: String

  package init(sequence: Int64, count: Int, root: String) {
    self.sequence = sequence
    self.count = count
    self.root = root
  }
}
