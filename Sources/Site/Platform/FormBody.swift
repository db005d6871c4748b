import Application
import Foundation
import Hummingbird
import NIOCore

/// A form as a browser posts it: values and files in the order of the form.
struct FormBody: Sendable {
  struct File: Sendable {
    var name: String
    var type: String
    var bytes: [UInt8]
  }

  var values: [(name: String, value: String)] = []
  var files: [(name: String, file: File)] = []

  /// The first value of that name.
  subscript(name: String) -> String? { values.first { $0.name == name }?.value }
  /// All values of that name, in order.
  func all(_ name: String) -> [String] { values.filter { $0.name == name }.map(\.value) }

  fileprivate var hasNUL: Bool {
    values.contains { $0.name.utf8.contains(0) || $0.value.utf8.contains(0) } || files.contains { $0.file.name.utf8.contains(0) }
  }

  /// Reads `application/x-www-form-urlencoded`. An escape that means nothing is kept as it was written.
  init(urlEncoded body: some StringProtocol) {
    for pair in body.split(separator: "&") {
      let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map {
        String($0).replacing("+", with: " ").removingPercentEncoding ?? String($0)
      }
      values.append((parts[0], parts.count > 1 ? parts[1] : ""))
    }
  }

  /// Reads `multipart/form-data` (RFC 7578). Nil if it has no closing boundary, or a part has no name or no blank line. A file field that
  /// was left empty is left out.
  init?(multipart bytes: [UInt8], boundary: String) {
    let mark = Array("--\(boundary)".utf8)
    var starts: [Int] = []
    var index = 0
    while let found = bytes.firstRange(of: mark, from: index) {
      starts.append(found)
      index = found + mark.count
    }
    guard starts.count >= 2 else { return nil }
    for (start, end) in zip(starts, starts.dropFirst()) {
      let part = bytes[(start + mark.count)..<end]
      guard let gap = Array(part).firstRange(of: Array("\r\n\r\n".utf8), from: 0) else { return nil }
      let head = String(decoding: part.prefix(gap), as: UTF8.self)
      let body = Array(part.dropFirst(gap + 4).dropLast(2))
      guard let name = Self.parameter("name", in: head) else { return nil }
      if let file = Self.parameter("filename", in: head) {
        let type = head.split(separator: "\r\n").first { $0.lowercased().hasPrefix("content-type:") }
          .map { $0.dropFirst(13).trimmingCharacters(in: .whitespaces) }
        if !file.isEmpty { files.append((name, File(name: file, type: type ?? "application/octet-stream", bytes: body))) }
      } else {
        values.append((name, String(decoding: body, as: UTF8.self)))
      }
    }
  }

  private static func parameter(_ name: String, in head: String) -> String? {
    guard let start = head.range(of: "; \(name)=\"") else { return nil }
    return head[start.upperBound...].firstIndex(of: "\"").map { String(head[start.upperBound..<$0]) }
  }
}

extension FormBody {
  /// The version of the item that the form was made from; nil where it has none. One that is no version is none that anybody saw.
  var version: Int? { self["version"].map(Self.version) }

  /// A version as a form carries it; -1 for a text that is none, so that it is refused as stale.
  static func version(_ text: some StringProtocol) -> Int { Int(text).flatMap { $0 > 0 ? $0 : nil } ?? -1 }

  /// The key hidden in the form; nil where it has none.
  /// - Parameter path: Method and path that the form is posted to.
  func key(_ path: String) -> RequestKey? {
    self["key"].map { RequestKey(path: path, key: $0, digest: SessionTokens.digest(fingerprint)) }
  }

  /// Everything that was typed and attached, to tell one request from another under the same key.
  private var fingerprint: String {
    let typed = values.filter { $0.name != "csrf" && $0.name != "key" }.map { "\($0.name)=\($0.value)" }
    return (typed + files.map { "\($0.name)=\($0.file.name) \(SessionTokens.digest($0.file.bytes))" }).joined(separator: "\n")
  }
}

extension [UInt8] {
  fileprivate func firstRange(of pattern: [UInt8], from start: Int) -> Int? {
    guard count >= pattern.count, start <= count - pattern.count else { return nil }
    return (start...(count - pattern.count)).first { index in
      self[index] == pattern[0] && self[index..<(index + pattern.count)].elementsEqual(pattern)
    }
  }
}

extension Request {
  /// Reads the form in the body, in either encoding.
  ///
  /// - Parameter maxBytes: Of the whole body.
  /// - Throws: 413 if the body is larger, 400 if it is no form or holds a NUL.
  func form(upTo maxBytes: Int) async throws -> FormBody {
    let bytes = try await body.collect(upTo: maxBytes)
    let type = headers[.contentType] ?? ""
    let boundary = type.components(separatedBy: "boundary=").dropFirst().first
    let form =
      boundary.map { FormBody(multipart: Array(buffer: bytes), boundary: $0.trimmingCharacters(in: CharacterSet(charactersIn: "\"; "))) }
      ?? FormBody(urlEncoded: String(buffer: bytes))
    // PostgreSQL stores no text with a NUL, and nobody types one.
    guard let form, !form.hasNUL else { throw HTTPError(.badRequest) }
    return form
  }
}
