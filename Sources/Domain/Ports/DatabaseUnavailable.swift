/// The database cannot be reached at the moment; nothing of the request has been done.
package struct DatabaseUnavailable: Error {
  /// As the database says it, for the log.
  package let why: String
  package init(why: String) { self.why = why }
}
