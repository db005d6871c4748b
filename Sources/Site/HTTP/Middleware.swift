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

/// Chinese unless the address, the cookie or the browser asks for English.
struct LanguageChoice: RouterMiddleware {
  typealias Context = SiteContext

  func handle(_ request: Request, context: Context, next: (Request, Context) async throws -> Response) async throws -> Response {
    var context = context
    let asked = request.uri.queryParameters["lang"].flatMap { Language(rawValue: String($0)) }
    let kept = request.cookie("lang").flatMap { Language(rawValue: $0) }
    context.language = asked ?? kept ?? Self.preferred(request.headers[.acceptLanguage])
    var response = try await next(request, context)
    if let asked, asked != kept {
      response.setCookie(Cookie(name: "lang", value: asked.rawValue, maxAge: 31_536_000, path: "/", sameSite: .lax))
    }
    return response
  }

  private static func preferred(_ header: String?) -> Language {
    for part in (header ?? "").lowercased().split(separator: ",") {
      if part.hasPrefix("zh") { return .zh }
      if part.hasPrefix("en") { return .en }
    }
    return .zh
  }
}

/// Counts and logs each answer; what is not ours is logged with the request's id and shown as "something went wrong".
struct Errors: RouterMiddleware {
  typealias Context = SiteContext
  let site: Site

  func handle(_ request: Request, context: Context, next: (Request, Context) async throws -> Response) async throws -> Response {
    let start = ContinuousClock.now
    let response = await answer(request, context, next)
    let taken = ContinuousClock.now - start
    site.traffic.note(status: response.status.code, seconds: Double(taken.components.attoseconds) / 1e18 + Double(taken.components.seconds))
    return response
  }

  private func answer(_ request: Request, _ context: Context, _ next: (Request, Context) async throws -> Response) async -> Response {
    do {
      // As in a form: an address with a NUL in it is nobody's.
      let address = request.uri.string
      if address.utf8.contains(UInt8(ascii: "%")), address.contains("%00") { throw HTTPError(.badRequest) }
      return try await next(request, context)
    } catch {
      let problem = Problem(error, in: context)
      if problem.status >= 500 { context.logger.error("request failed", metadata: ["error": "\(error)"]) }
      if request.uri.path.hasPrefix("/api/") { return problem.response }
      return await site.errorPage(problem, request, context)
    }
  }
}

extension HTTPField.Name {
  static let referrerPolicy = HTTPField.Name("Referrer-Policy")!
  static let frameOptions = HTTPField.Name("X-Frame-Options")!
  static let retryAfter = HTTPField.Name("Retry-After")!
  /// Sent by the script that keeps a page up.
  static let look = HTTPField.Name("Duban-Look")!
  static let idempotencyKey = HTTPField.Name("Idempotency-Key")!
}
