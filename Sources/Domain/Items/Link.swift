/// How two items belong together, beside parent and part.
package struct Link: Hashable, Sendable, Codable {
  package enum Kind: String, Codable, Sendable, CaseIterable {
    /// `from` cannot start before `to` is done.
    case follows
    /// `from` came out of `to`: a ledger entry out of a ticket.
    case startedBy = "started-by"
    /// `from` is the same matter as `to` and is answered there.
    case mergedInto = "merged-into"
  }

  package var from: Item.ID
  package var to: Item.ID
  package var kind: Kind

  package init(from: Item.ID, to: Item.ID, kind: Kind) {
    self.from = from
    self.to = to
    self.kind = kind
  }
}
