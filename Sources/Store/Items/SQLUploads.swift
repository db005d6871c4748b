import Crypto
import Domain
import Foundation

/// Files, stored in pieces under the SHA-256 of their content: one backup holds everything, and the same content is stored once.
package struct SQLUploads: Uploads, DatabasePort {
  let database: Database
  /// Bytes.
  private static let pieceSize = 256 * 1024

  package func keep(_ upload: Upload, _ bytes: [UInt8], key: IdempotencyKey?) async throws -> IdempotentResponse? {
    let sha256 = Chain.hex(SHA256.hash(data: Data(bytes)))
    return try await commits.run { connection in
      if let stored = try IdempotencyRows.respond(to: key, at: upload.at, on: connection) { return stored }
      if try connection.count("SELECT count(*) FROM upload_pieces WHERE sha256 = \(sha256)") == 0 {
        for (index, start) in stride(from: 0, to: bytes.count, by: Self.pieceSize).enumerated() {
          let piece = Array(bytes[start..<min(start + Self.pieceSize, bytes.count)])
          try connection.run("INSERT INTO upload_pieces (sha256, place, bytes) VALUES (\(sha256), \(index), \(piece))")
        }
      }
      try connection.run(
        """
        INSERT INTO uploads (id, sha256, name, type, size, person, at)
        VALUES (\(upload.id), \(sha256), \(upload.name), \(upload.type), \(upload.size), \(upload.person), \(upload.at))
        """)
      return nil
    }
  }

  package func uploads(_ ids: [String]) async throws -> [Upload] {
    try await read { connection in
      try connection.rows("SELECT id, name, type, size, person, at FROM uploads WHERE id IN (\(list: ids))") { row in
        Upload(id: row.text(0), name: row.text(1), type: row.text(2), size: row.int(3), person: row.id(4), at: row.instant(5))
      }
    }
  }

  package func maySee(_ upload: String, within scope: Scope) async throws -> Bool {
    try await read { connection in
      try connection.count(
        """
        SELECT count(*) FROM upload_items u JOIN items i ON i.id = u.item WHERE u.upload = \(upload) AND (\(ScopeFilter.sql(scope)))
        """) > 0
    }
  }

  package func bytes(of upload: Upload) async throws -> [UInt8] {
    try await read { connection in
      try connection.rows(
        "SELECT p.bytes FROM upload_pieces p JOIN uploads u ON u.sha256 = p.sha256 WHERE u.id = \(upload.id) ORDER BY p.place"
      ) { $0.bytes(0) }.flatMap(\.self)
    }
  }
}
