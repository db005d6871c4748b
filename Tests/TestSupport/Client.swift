import AsyncHTTPClient
import Foundation
import NIOCore
import NIOHTTP1
import Synchronization

/// Somebody at the API with their token.
package struct Client: Sendable {
  package let urls: [String]
  package let token: String?

  /// - Parameter urls: of all servers on one database; each call goes to the next.
  package init(urls: [String], token: String?) {
    self.urls = urls
    self.token = token
  }

  package var url: String { urls[0] }

  private static let calls = Atomic(0)
  private var next: String { urls[Self.calls.add(1, ordering: .relaxed).oldValue % urls.count] }

  /// One that says at once when nobody listens; the usual one tries again for as long as the call may take.
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
    /// Null where the body is not JSON.
    package var json: JSON { (try? JSON(bytes)) ?? .null }
    package var text: String { String(decoding: bytes, as: UTF8.self) }
    package subscript(_ name: String) -> JSON { json[name] }

    /// The body.
    /// - Throws: the answer itself where it is a refusal.
    @discardableResult
    package func ok() throws -> JSON {
      guard (200..<300).contains(status) else { throw self }
      return json
    }
  }

  /// Any request: the path from the root, the body as it is.
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

  /// A call below `/api/v1`. `key` makes it take effect once; `version` is what the caller has seen.
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

/// What a clerk does all day.
extension Client {
  /// The item as this person sees it now.
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

  /// Every item that fits, through all pages.
  package func items(_ query: [String: String] = [:]) async throws -> [JSON] {
    var (items, query): ([JSON], _) = ([], query)
    repeat {
      let page = try await get("/items", query).ok()
      items += page["items"].list
      query["cursor"] = page["next"].text
    } while query["cursor"]?.isEmpty == false
    return items
  }

  /// Keeps a file and answers its id.
  package func upload(_ text: String, name: String) async throws -> String {
    let escaped = name.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? name
    return try await send(
      "POST", "/api/v1/uploads", body: Data(text.utf8), headers: ["Content-Type": "text/plain", "X-Filename": escaped]
    ).ok()["id"].text
  }
}
