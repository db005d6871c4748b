/// Files that people attach.
///
/// Every method throws `DatabaseUnavailable` and errors of the database.
package protocol Uploads: Sendable {
  /// Stores a file under a new id. The same content is stored once. Nobody sees it before it is attached to an item.
  /// - Parameter bytes: the whole content, held in memory; `upload.size` of them.
  func keep(_ upload: Upload, _ bytes: [UInt8]) async throws
  /// The files with these ids, in no particular order; unknown ids are left out. Within no scope: see `maySee`.
  func uploads(_ ids: [String]) async throws -> [Upload]
  /// The content of a file; empty where there is no such file. Within no scope: see `maySee`.
  func bytes(of upload: Upload) async throws -> [UInt8]
  /// Whether the file was ever attached to an item that the scope includes.
  func maySee(_ upload: String, within scope: Scope) async throws -> Bool
}
