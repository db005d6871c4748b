/// What is kept cannot be reached just now; nothing of what was asked for has been done.
package struct DatabaseUnavailable: Error {
  package let why: String
  package init(why: String) { self.why = why }
}
