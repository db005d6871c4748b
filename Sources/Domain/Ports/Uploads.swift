/// Files that people attach.
///
/// Every method throws `DatabaseUnavailable` and errors of the database.
package protocol Uploads: Sendable {
  /// Stores a file under a new id. The same content is stored once. Nobody sees it before it is attached to an item.
  /// - Parameters:
  ///   - bytes: the whole content, held in memory; `upload.size` of them.
  ///   - key: its response, made of no outcomes, is stored in the same transaction.
  /// - Returns: the response that was stored under the key before; then nothing is stored.
  /// - Throws: `Refusal.keyReused` where the key was used with another digest.
  @discardableResult
  func keep(_ upload: Upload, _ bytes: [UInt8], key: IdempotencyKey?) async throws -> IdempotentResponse?
  /// The files with these ids, in no particular order; unknown ids are left out. Within no scope: see `maySee`.
  func uploads(_ ids: [String]) async throws -> [Upload]
  /// The content of a file; empty where there is no such file. Within no scope: see `maySee`.
  func bytes(of upload: Upload) async throws -> [UInt8]
  /// Whether the file was ever attached to an item that the scope includes.
  func maySee(_ upload: String, within scope: Scope) async throws -> Bool
}

extension Uploads {
  /// Stores a file without a key.
  package func keep(_ upload: Upload, _ bytes: [UInt8]) async throws { try await keep(upload, bytes, key: nil) }
}
