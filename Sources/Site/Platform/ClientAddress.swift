import HTTPTypes
import Hummingbird

/// Finds the client's address behind trusted proxies.
struct ClientAddress: RouterMiddleware {
  typealias Context = SiteContext
  let trustedProxies: [AddressRange]

  func handle(_ request: Request, context: Context, next: (Request, Context) async throws -> Response) async throws -> Response {
    guard !trustedProxies.isEmpty else { return try await next(request, context) }
    var context = context
    context.address = address(of: request.headers[values: .forwardedFor], connection: context.address)
    return try await next(request, context)
  }

  /// Reads `X-Forwarded-For` from its end: each proxy appends the address that it was called from, so an entry counts only if the proxy
  /// that wrote it is trusted. Entries before the first address that is not trusted may be invented by the client.
  ///
  /// - Parameter connection: The address of the other end of the connection.
  func address(of headers: [String], connection: String) -> String {
    var address = connection
    for entry in headers.flatMap({ $0.split(separator: ",") }).reversed() {
      guard trustedProxies.contains(where: { $0.contains(address) }) else { break }
      let text = entry.trimmingPrefix { $0 == " " }.prefix { $0 != " " }
      guard AddressRange.bytes(of: String(text)) != nil else { break }
      address = String(text)
    }
    return address
  }
}

extension HTTPField.Name {
  static let forwardedFor = HTTPField.Name("X-Forwarded-For")!
}
