import Domain
import HTTPTypes
import Hummingbird
import Logging
import Web

/// Sets the security headers of `SecurityPolicy` on every answer.
struct SecurityHeaders: RouterMiddleware {
  typealias Context = SiteContext

  func handle(_ request: Request, context: Context, next: (Request, Context) async throws -> Response) async throws -> Response {
    var response = try await next(request, context)
    response.headers[.contentSecurityPolicy] = SecurityPolicy.contentSecurityPolicy
    response.headers[.xContentTypeOptions] = SecurityPolicy.contentTypeOptions
    response.headers[.referrerPolicy] = SecurityPolicy.referrerPolicy
    response.headers[.frameOptions] = SecurityPolicy.frameOptions
    if response.headers[.cacheControl] == nil { response.headers[.cacheControl] = SecurityPolicy.cacheControl }
    return response
  }
}

extension HTTPField.Name {
  static let referrerPolicy = HTTPField.Name("Referrer-Policy")!
  static let frameOptions = HTTPField.Name("X-Frame-Options")!
  /// Sent by the script that keeps an open page up to date.
  static let look = HTTPField.Name("Duban-Look")!
  static let idempotencyKey = HTTPField.Name("Idempotency-Key")!
}
