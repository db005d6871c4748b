/// A line as typed, before it is known what it belongs to.
struct Line: Hashable {
  var number: Int
  var text: ScalarText
  /// How many empty lines stand before it.
  var gap: Int

  var words: ScalarText { text.trimmed }
  /// Without spaces: headings and titles are often typed 协 调 委 员 会.
  var squeezed: ScalarText { text.withoutSpaces }
}
