/// Logins, sessions and tokens. Secrets are kept as digests only.
package protocol Accounts: Sendable {
  func credentials(of login: String) async throws -> (person: Person, password: String?)?
  /// 32 random bytes that the database keeps, made when first asked for: secrets that must come out the same twice are derived from them.
  func tokenKey() async throws -> [UInt8]
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
