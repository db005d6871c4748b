import HTTPTypes
import Hummingbird
import HummingbirdTesting
import NIOCore

@testable import Site

/// One route behind the middleware that needs no repositories, answering without a socket.
struct TestRoute {
  var trustedProxies: [AddressRange] = []
  /// What it throws is answered as a problem, as the site does.
  let handler: @Sendable (Request, SiteContext) async throws -> Response

  init(trustedProxies: [AddressRange] = [], _ handler: @escaping @Sendable (Request, SiteContext) async throws -> Response) {
    self.trustedProxies = trustedProxies
    self.handler = handler
  }

  func answer(
    _ method: HTTPRequest.Method = .get, _ uri: String = "/route", headers: HTTPFields = [:], body: [UInt8] = []
  ) async throws -> TestResponse {
    let router = Router(context: SiteContext.self)
    router.add(middleware: SecurityHeaders())
    router.add(middleware: LanguageChoice())
    router.add(middleware: ClientAddress(trustedProxies: trustedProxies))
    let handler = handler
    router.on("route", method: method) { request, context in
      do { return try await handler(request, context) } catch { return Problem(error, in: context).response }
    }
    return try await Application(router: router).test(.router) { client in
      try await client.execute(uri: uri, method: method, headers: headers, body: ByteBuffer(bytes: body))
    }
  }
}

extension TestResponse {
  var text: String { String(buffer: body) }
  var json: JSONValue? { JSONValue(json: body.readableBytesView) }
}

extension Response {
  static func text(_ text: String) -> Response { .of(Array(text.utf8), type: "text/plain") }
}
