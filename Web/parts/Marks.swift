/// The symbols, patterns and arrow heads that every page draws with.
package struct MarksPart: Sendable {
  package init() {}
}
