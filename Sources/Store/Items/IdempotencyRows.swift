import Domain

/// Responses stored under idempotency keys.
enum IdempotencyRows {
  /// - Throws: `Refusal.keyReused` where the key was used with another digest.
  static func response(to key: IdempotencyKey, on connection: any Connection) throws -> IdempotentResponse? {
    let found = try connection.first(
      """
      SELECT digest, status, location, body FROM idempotency_keys WHERE person = \(key.person) AND path = \(key.path) AND key = \(key.key)
      """
    ) { row in
      (digest: row.text(0), response: IdempotentResponse(status: row.int(1), location: row.optional(2, row.text), body: row.text(3)))
    }
    guard let found else { return nil }
    guard found.digest == key.digest else { throw Refusal.keyReused }
    return found.response
  }

  /// The response stored under a key; where there is none, stores the one that the key makes of no outcomes, and returns nil.
  static func respond(to key: IdempotencyKey?, at now: Instant, on connection: any Connection) throws -> IdempotentResponse? {
    guard let key else { return nil }
    if let stored = try response(to: key, on: connection) { return stored }
    if let fresh = key.answer([]) { try insert(fresh, for: key, at: now, on: connection) }
    return nil
  }

  static func insert(_ response: IdempotentResponse, for key: IdempotencyKey, at now: Instant, on connection: any Connection) throws {
    try connection.run(
      """
      INSERT INTO idempotency_keys (person, path, key, digest, status, location, body, at)
      VALUES (\(key.person), \(key.path), \(key.key), \(key.digest), \(response.status), \(response.location), \(response.body), \(now))
      """)
  }
}
