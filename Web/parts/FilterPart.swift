/// Links that filter rows. The choice is part of the address, so it can be sent to a colleague.
package struct FilterPart: Sendable {
  /// One filter link, with the number of its rows if counted.
  package struct Choice: Sendable {
    package var word: String
    package var address: String
    package var count: Int?
    package var isCurrent: Bool
    package var isLate: Bool

    package init(word: String, address: String, count: Int? = nil, isCurrent: Bool = false, isLate: Bool = false) {
      self.word = word
      self.address = address
      self.count = count
      self.isCurrent = isCurrent
      self.isLate = isLate
    }
  }

  /// The accessible label: 按情况筛选.
  package var label: String
  package var choices: [Choice]

  package init(label: String, choices: [Choice]) {
    self.label = label
    self.choices = choices
  }
}
