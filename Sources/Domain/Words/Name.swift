/// The languages people read the product in. Chinese first.
package enum Language: String, Codable, Sendable, CaseIterable { case zh, en }

/// A name in both languages. Workflow files must give both.
package struct Name: Hashable, Codable, Sendable {
  package var zh: String
  package var en: String

  package init(zh: String, en: String) {
    self.zh = zh
    self.en = en
  }

  /// A name that is the same in both languages: a person's, an agency's, a title.
  package init(_ same: String) { self.init(zh: same, en: same) }

  package subscript(language: Language) -> String { language == .zh ? zh : en }
}
