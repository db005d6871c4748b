/// A number in a sum: a field of the item, of the whole it is a part of, or of those beside or below it; or a number itself.
package struct Term: Hashable, Sendable, Codable {
  package enum Place: String, Sendable, Codable, CaseIterable {
    case own, whole
    /// Items that are done and count.
    case parts, siblings
    /// All that count, the open ones too.
    case allParts = "all-parts"
    case allSiblings = "all-siblings"
    case number
  }

  package var place: Place
  package var field: Field.ID
  /// So much of it, rounded up.
  package var percent: Int

  package init(_ place: Place, _ field: Field.ID, percent: Int = 100) {
    self.place = place
    self.field = field
    self.percent = percent
  }

  /// `amount`, `parts.amount`, `siblings.amount`, `all-parts.amount`, `all-siblings.amount`, `whole.amount`, `12`.
  package init?(_ text: String) {
    if Digits.value(text[...], atMost: 15) != nil {
      self.init(.number, text)
      return
    }
    let words = text.split(separator: ".", omittingEmptySubsequences: false)
    switch words.count {
    case 1: self.init(.own, text)
    case 2:
      guard let place = Place(rawValue: String(words[0])), place != .own, place != .number else { return nil }
      self.init(place, String(words[1]))
    default: return nil
    }
  }
}
