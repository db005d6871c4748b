/// The head of a page: breadcrumbs, title, a line of details, and facts or buttons.
package struct HeadPart: Sendable {
  /// One of the details under the title, with an optional link.
  package struct Dot: Sendable {
    package var word: String
    package var address: String?

    package init(_ word: String, _ address: String? = nil) {
      self.word = word
      self.address = address
    }
  }

  /// A link styled as a button. `key` is its keyboard shortcut: 上一条 k.
  package struct Act: Sendable {
    package var word: String
    package var address: String
    package var key: String
    package var isPrimary: Bool

    package init(word: String, address: String, key: String = "", isPrimary: Bool = false) {
      self.word = word
      self.address = address
      self.key = key
      self.isPrimary = isPrimary
    }
  }

  package var crumbs: [LinkPart]
  package var title: String
  package var dots: [Dot]
  package var state: StatePart?
  package var facts: [FactPart]
  package var acts: [Act]
  /// Shows the print button, which is hidden without scripts.
  package var isPrintable: Bool

  package init(
    crumbs: [LinkPart] = [], title: String, dots: [Dot] = [], state: StatePart? = nil, facts: [FactPart] = [], acts: [Act] = [],
    isPrintable: Bool = false
  ) {
    self.crumbs = crumbs
    self.title = title
    self.dots = dots
    self.state = state
    self.facts = facts
    self.acts = acts
    self.isPrintable = isPrintable
  }

  package var hasLine: Bool { !dots.isEmpty || state != nil }
  package var hasActs: Bool { !acts.isEmpty || isPrintable }
}
