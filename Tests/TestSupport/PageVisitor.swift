import AsyncHTTPClient
import Foundation
import NIOCore
import NIOHTTP1

/// A client of the pages, like a browser without JavaScript: a cookie and forms. Does not follow redirects.
package struct PageVisitor: Sendable {
  let url: String
  var cookie = ""

  private static let http: HTTPClient = {
    var configuration = HTTPClient.Configuration()
    configuration.redirectConfiguration = .disallow
    return HTTPClient(eventLoopGroupProvider: .singleton, configuration: configuration)
  }()

  package struct Page: Sendable {
    package let status: Int
    package let location: String
    package let text: String
    let cookies: [String]

    /// The value of the first hidden field with this name.
    package func hidden(_ name: String) -> String {
      guard let start = text.range(of: "name=\"\(name)\" value=\"") else { return "" }
      return String(text[start.upperBound...].prefix { $0 != "\"" })
    }
  }

  package static func guest(at url: String) -> PageVisitor { PageVisitor(url: url) }

  package static func signIn(at url: String, _ login: String, _ password: String) async throws -> PageVisitor {
    var visitor = PageVisitor(url: url)
    let door = try await visitor.get("/sign-in")
    visitor.cookie = door.cookies.map { String($0.prefix { $0 != ";" }) }.joined(separator: "; ")
    let page = try await visitor.post("/sign-in", [("login", login), ("password", password), ("csrf", door.hidden("csrf"))])
    visitor.cookie = page.cookies.map { String($0.prefix { $0 != ";" }) }.joined(separator: "; ")
    return visitor
  }

  package func get(_ path: String) async throws -> Page { try await send("GET", path, nil, type: nil) }

  package func post(_ path: String, _ form: [(String, String)]) async throws -> Page {
    let pairs = form.map { "\($0)=\($1.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? "")" }
    return try await send("POST", path, Data(pairs.joined(separator: "&").utf8), type: "application/x-www-form-urlencoded")
  }

  /// Posts a form with one file in the field `file`.
  package func post(_ path: String, _ form: [(String, String)], file: String, name: String) async throws -> Page {
    try await post(path, form, bytes: Data(file.utf8), name: name)
  }

  package func post(_ path: String, _ form: [(String, String)], bytes: Data, name: String) async throws -> Page {
    var body = Data(form.map { "--b\r\nContent-Disposition: form-data; name=\"\($0)\"\r\n\r\n\($1)\r\n" }.joined().utf8)
    body += Data("--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"\(name)\"\r\nContent-Type: text/csv\r\n\r\n".utf8)
    body += bytes + Data("\r\n--b--\r\n".utf8)
    return try await send("POST", path, body, type: "multipart/form-data; boundary=b")
  }

  private func send(_ method: String, _ path: String, _ body: Data?, type: String?) async throws -> Page {
    var request = HTTPClientRequest(url: url + path)
    request.method = HTTPMethod(rawValue: method)
    request.body = body.map { .bytes($0) }
    request.headers.add(name: "Accept-Language", value: "zh-CN")
    if let type { request.headers.add(name: "Content-Type", value: type) }
    if !cookie.isEmpty { request.headers.add(name: "Cookie", value: cookie) }
    let response = try await Self.http.execute(request, timeout: .seconds(60))
    let bytes = try await response.body.collect(upTo: 50_000_000)
    return Page(
      status: Int(response.status.code), location: response.headers.first(name: "Location") ?? "", text: String(buffer: bytes),
      cookies: response.headers[canonicalForm: "Set-Cookie"].map(String.init))
  }
}
