import AsyncHTTPClient
import Foundation
import NIOCore
import NIOHTTP1
import Synchronization

/// An API client with a token.
package struct Client: Sendable {
  package let urls: [String]
  package let token: String?

  /// - Parameter urls: the servers on one database; each call goes to the next one.
  package init(urls: [String], token: String?) {
    self.urls = urls
    self.token = token
  }

  package var url: String { urls[0] }

  private static let calls = Atomic(0)
  private var next: String { urls[Self.calls.add(1, ordering: .relaxed).oldValue % urls.count] }

  /// Fails at once if no server listens; the shared client would retry until the timeout.
  private static let http: HTTPClient = {
    var configuration = HTTPClient.Configuration()
    configuration.connectionPool.retryConnectionEstablishment = false
    configuration.connectionPool.concurrentHTTP1ConnectionsPerHostSoftLimit = 32
    return HTTPClient(eventLoopGroupProvider: .singleton, configuration: configuration)
  }()

  package struct Answer: Error, Sendable {
    package let call: String
    package let status: Int
    package let headers: [String: String]
    package let bytes: Data
    /// The body as JSON, null if it is not JSON.
    package var json: JSON { (try? JSON(bytes)) ?? .null }
    package var text: String { String(decoding: bytes, as: UTF8.self) }
    package subscript(_ name: String) -> JSON { json[name] }

    /// The body as JSON.
    /// - Throws: the response itself if it is an error.
    @discardableResult
    package func ok() throws -> JSON {
      guard (200..<300).contains(status) else { throw self }
      return json
    }
  }

  /// Sends any request: `path` from the root, `body` unchanged.
  package func send(_ method: String, _ path: String, body: Data? = nil, headers: [String: String] = [:]) async throws -> Answer {
    var request = HTTPClientRequest(url: next + path)
    request.method = HTTPMethod(rawValue: method)
    request.body = body.map { .bytes($0) }
    if let token { request.headers.add(name: "Authorization", value: "Bearer \(token)") }
    for (name, value) in headers { request.headers.replaceOrAdd(name: name, value: value) }
    let response = try await Self.http.execute(request, timeout: .seconds(60))
    let bytes = try await response.body.collect(upTo: 50_000_000)
    return Answer(
      call: "\(method) \(path)", status: Int(response.status.code),
      headers: Dictionary(response.headers.map { ($0.name.lowercased(), $0.value) }) { first, _ in first },
      bytes: Data(bytes.readableBytesView))
  }

  /// Calls an address below `/api/v1`. `key` is the idempotency key, `version` the expected version.
  package func call(_ method: String, _ path: String, _ body: JSON? = nil, key: String? = nil, version: Int? = nil) async throws -> Answer {
    var headers: [String: String] = [:]
    if let body, !body.bytes.isEmpty { headers["Content-Type"] = "application/json" }
    headers["Idempotency-Key"] = key
    headers["If-Match"] = version.map { "\"\($0)\"" }
    return try await send(method, "/api/v1" + path, body: body?.bytes, headers: headers)
  }

  package func get(_ path: String, _ query: [String: String] = [:]) async throws -> Answer {
    let pairs = query.sorted { $0.key < $1.key }.map {
      "\($0.key)=\($0.value.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? "")"
    }
    return try await call("GET", path + (pairs.isEmpty ? "" : "?" + pairs.joined(separator: "&")))
  }

  package func post(_ path: String, _ body: JSON, key: String? = nil) async throws -> Answer {
    try await call("POST", path, body, key: key)
  }
}

extension Client.Answer: CustomStringConvertible {
  package var description: String { "\(call): \(status) \(text)" }
}

/// The calls of a clerk's work.
extension Client {
  /// The item as visible to this person.
  package func see(_ item: String) async throws -> JSON { try await get("/items/\(item)").ok() }

  package func move(_ item: String, _ move: String, _ fields: JSON = [:], comment: String? = nil, key: String? = nil, version: Int? = nil)
    async throws
    -> Answer
  {
    var body: JSON = ["move": .text(move), "fields": fields]
    if let comment, case .object(var members) = body {
      members["comment"] = .text(comment)
      body = .object(members)
    }
    return try await call("POST", "/items/\(item)/moves", body, key: key, version: version)
  }

  package func register(_ kind: String, _ title: String, _ fields: JSON = [:], key: String? = nil) async throws -> Answer {
    try await post("/items", ["kind": .text(kind), "initiative": "jinan-2019-9", "title": .text(title), "fields": fields], key: key)
  }

  package func history(_ item: String) async throws -> [JSON] { try await get("/items/\(item)/history").ok()["items"].list }

  /// All matching items, from all pages.
  package func items(_ query: [String: String] = [:]) async throws -> [JSON] {
    var (items, query): ([JSON], _) = ([], query)
    repeat {
      let page = try await get("/items", query).ok()
      items += page["items"].list
      query["cursor"] = page["next"].text
    } while query["cursor"]?.isEmpty == false
    return items
  }

  /// Uploads a file and returns its id.
  package func upload(_ text: String, name: String) async throws -> String {
    let escaped = name.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? name
    return try await send(
      "POST", "/api/v1/uploads", body: Data(text.utf8), headers: ["Content-Type": "text/plain", "X-Filename": escaped]
    ).ok()["id"].text
  }
}
