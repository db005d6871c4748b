/// The SVG symbols, patterns and arrow heads that all pages use.
package struct MarksPart: Sendable {
  package init() {}
}
