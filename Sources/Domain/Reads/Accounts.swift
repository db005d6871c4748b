/// Logins, sessions and tokens. Secrets are kept as digests only.
package protocol Accounts: Sendable {
  func credentials(of login: String) async throws -> (person: Person, password: String?)?
  func setPassword(_ hash: String, of person: Person.ID) async throws
  func open(_ session: Session) async throws
  /// Whose session it is, and where that person stands on its day.
  func session(_ digest: String, at now: Instant) async throws -> (session: Session, person: Person, access: UserAccess)?
  func close(_ digest: String) async throws
  /// A session by which a party without an account answers for one item.
  func open(_ session: Session, for party: Party, named name: String, to item: Item.ID, by person: Person.ID) async throws
  func link(_ digest: String, at now: Instant) async throws -> (session: Session, person: Person, item: Item.ID, party: Party)?
  func closeAll(_ kind: Session.Kind, of person: Person.ID) async throws
  /// Failed sign-ins for a login or an address since an instant, and one more of them.
  func failures(of subject: String, since: Instant) async throws -> (count: Int, last: Instant?)
  func recordSignIn(of subjects: [String], succeeded: Bool, at now: Instant) async throws
}

package struct Session: Hashable, Sendable {
  package enum Kind: String, Sendable { case browser, token, calendar, link }
  /// Of the secret that the browser or the program holds.
  package var digest: String
  package var person: Person.ID
  package var kind: Kind
  package var created: Instant
  package var expires: Instant
  /// What a form must carry, so that another site cannot send one.
  package var forgeryToken: String
  /// The newest change there was when it was read: what the answer shows is no older.
  package var newest: Int64 = 0
  package init(digest: String, person: Person.ID, kind: Kind, created: Instant, expires: Instant, forgeryToken: String) {
    self.digest = digest
    self.person = person
    self.kind = kind
    self.created = created
    self.expires = expires
    self.forgeryToken = forgeryToken
  }
}
