import Domain
import HTTPTypes
import Hummingbird
import Logging
import Web

/// Security headers on every answer; the page may load nothing from elsewhere and run nothing inline.
struct SecurityHeaders: RouterMiddleware {
  typealias Context = SiteContext

  func handle(_ request: Request, context: Context, next: (Request, Context) async throws -> Response) async throws -> Response {
    var response = try await next(request, context)
    response.headers[.contentSecurityPolicy] = Self.policy
    response.headers[.xContentTypeOptions] = "nosniff"
    response.headers[.referrerPolicy] = "same-origin"
    response.headers[.frameOptions] = "DENY"
    if response.headers[.cacheControl] == nil { response.headers[.cacheControl] = "no-store" }
    return response
  }

  private static let policy =
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; form-action 'self'; "
    + "base-uri 'none'; frame-ancestors 'none'"
}

extension HTTPField.Name {
  static let referrerPolicy = HTTPField.Name("Referrer-Policy")!
  static let frameOptions = HTTPField.Name("X-Frame-Options")!
  static let retryAfter = HTTPField.Name("Retry-After")!
  /// Sent by the script that keeps a page up.
  static let look = HTTPField.Name("Duban-Look")!
  static let idempotencyKey = HTTPField.Name("Idempotency-Key")!
}
