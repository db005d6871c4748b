package struct Session: Hashable, Sendable {
  package enum Kind: String, Sendable { case browser, token, calendar, link }
  /// Of the secret that the browser or the program holds.
  package var digest: String
  package var person: Person.ID
  package var kind: Kind
  package var created: Instant
  package var expires: Instant
  /// The token that a form must carry, so that another site cannot send one.
  package var csrfToken: String
  /// The newest change there was when it was read: what the answer shows is no older.
  package var newest: Int64 = 0
  package init(digest: String, person: Person.ID, kind: Kind, created: Instant, expires: Instant, csrfToken: String) {
    self.digest = digest
    self.person = person
    self.kind = kind
    self.created = created
    self.expires = expires
    self.csrfToken = csrfToken
  }
}
