/// Logins, sessions and tokens.
///
/// Passwords are stored as argon2id hashes, secrets of sessions as SHA-256 digests; callers compute both. Callers also check who may ask: no
/// method here takes a scope. Every method throws `DatabaseUnavailable` and errors of the database.
package protocol Accounts: Sendable {
  /// The active person with a login, and the hash of their password.
  /// - Returns: nil where there is no such login or the person is deactivated; a nil hash where no password was ever set.
  func credentials(of login: String) async throws -> (person: Person, password: String?)?
  /// 32 bytes in hexadecimal digits, chosen at random at the first call and stored: the key that repeatable secrets are derived from.
  func tokenKey() async throws -> [UInt8]
  /// Replaces a person's password hash and ends their browser sessions. Tokens, calendar addresses and answer links stay valid.
  func setPassword(_ hash: String, of person: Person.ID) async throws
  /// Stores a session, and deletes sessions that had expired by `session.created`, except those of answer links.
  /// - Parameter key: its response, made of no outcomes, is stored in the same transaction.
  /// - Returns: the response that was stored under the key before; then nothing is stored.
  /// - Throws: `Refusal.keyReused` where the key was used with another digest.
  @discardableResult
  func open(_ session: Session, key: IdempotencyKey?) async throws -> IdempotentResponse?
  /// The session with a digest, its person, and what they may do on the calendar day of `now`, including for those whom they stand in for.
  /// `session.newest` is the sequence of the newest change, read in the same snapshot.
  /// - Returns: nil where there is no such session, it has expired, or its person is deactivated.
  func session(_ digest: String, at now: Instant) async throws -> (session: Session, person: Person, access: UserAccess)?
  /// Deletes a session; does nothing where there is none.
  func close(_ digest: String) async throws
  /// Stores a session of kind `link`, by which a party without an account answers for one item. Its person is created under `name`, if they do
  /// not exist yet, and cannot sign in. Does nothing where a session with this digest is stored already.
  /// - Parameter person: who gives the link.
  func open(_ session: Session, for party: Party, named name: String, to item: Item.ID, by person: Person.ID) async throws
  /// The answer link with a digest.
  /// - Returns: nil where there is no such link or it has expired.
  func link(_ digest: String, at now: Instant) async throws -> (session: Session, person: Person, item: Item.ID, party: Party)?
  /// Deletes a person's sessions of a kind.
  func closeAll(_ kind: Session.Kind, of person: Person.ID) async throws
  /// Failed sign-ins of a subject after an instant and after its last successful one, and the time of the newest of them.
  /// - Parameter subject: `login NAME` or `address IP`.
  func failures(of subject: String, since: Instant) async throws -> (count: Int, last: Instant?)
  /// Records a sign-in under several subjects, as in `failures`.
  func recordSignIn(of subjects: [String], succeeded: Bool, at now: Instant) async throws
}

extension Accounts {
  /// Stores a session without a key.
  package func open(_ session: Session) async throws { try await open(session, key: nil) }
}
