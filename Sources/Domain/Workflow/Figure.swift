/// A figure worked out from the history of a party in an initiative, over the time of an item: a count, or a share of a
/// hundred with two decimals (9,850 is 98.50 %).
package enum Figure: String, Sendable, Codable, CaseIterable {
  case registered, open, late, done
  case onTime = "on-time"
  /// The share of registered items that are done.
  case completion
  case response, resolved, satisfaction

  package var isShare: Bool {
    switch self {
    case .registered, .open, .late, .done: false
    case .onTime, .completion, .response, .resolved, .satisfaction: true
    }
  }
}
