/// A normalized line of the notice.
struct Line: Hashable {
  /// The line number in the notice, from 1.
  var number: Int
  var text: ScalarText
  /// The number of empty lines before it.
  var gap: Int

  var words: ScalarText { text.trimmed }
  /// The text without spaces, because headings and titles are often typed 协 调 委 员 会.
  var squeezed: ScalarText { text.withoutSpaces }
}
