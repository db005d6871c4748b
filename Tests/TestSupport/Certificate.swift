import Foundation

/// A self-signed certificate made by openssl, valid for two days.
package struct Certificate: Sendable {
  package let certificate: String
  package let key: String
  private let folder: TemporaryFolder

  /// Makes a certificate.
  /// - Parameter names: as in a subjectAltName of openssl.
  package static func make(for names: String = "DNS:localhost,IP:127.0.0.1") async throws -> Certificate {
    let folder = try TemporaryFolder()
    let made = Certificate(certificate: folder.file("certificate.pem"), key: folder.file("key.pem"), folder: folder)
    let openssl = Process()
    openssl.executableURL = URL(filePath: "/usr/bin/env")
    openssl.arguments =
      ["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "2"]
      + ["-subj", "/CN=localhost", "-addext", "subjectAltName=\(names)"]
      + ["-keyout", made.key, "-out", made.certificate]
    openssl.standardError = FileHandle.nullDevice
    try await openssl.runToEnd()
    guard openssl.terminationStatus == 0 else { throw Failure.openssl(openssl.terminationStatus) }
    return made
  }

  package enum Failure: Error { case openssl(Int32) }
}

extension Process {
  /// Runs the process to its end without blocking one of Swift's threads.
  package func runToEnd() async throws {
    try await withCheckedThrowingContinuation { (continuation: CheckedContinuation<Void, any Error>) in
      terminationHandler = { _ in continuation.resume() }
      do { try run() } catch { continuation.resume(throwing: error) }
    }
  }
}
