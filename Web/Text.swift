/// The language of a page. It has a member for each key of `text/zh.txt`, which returns the text in that language: `desk.title` is
/// `text.deskTitle`.
package enum Text: String, Sendable, CaseIterable {
  case zh
  case en

  package var isChinese: Bool { self == .zh }

  /// `{days|day|days}`: "1 day", "3 days".
  func counted(_ number: some TextValue, _ one: String, _ many: String) -> String {
    let digits = number.description
    return "\(digits) \(digits == "1" ? one : many)"
  }
}
