/// Files that people attach.
package protocol Uploads: Sendable {
  func keep(_ upload: Upload, _ bytes: [UInt8]) async throws
  func uploads(_ ids: [String]) async throws -> [Upload]
  func bytes(of upload: Upload) async throws -> [UInt8]
  /// Whether it was attached to an item in sight.
  func maySee(_ upload: String, within scope: Scope) async throws -> Bool
}
