import Domain
import Hummingbird
import Web

/// Lets requests with a valid bearer token through, up to the token's limit of calls.
struct TokenAuthentication: RouterMiddleware {
  typealias Context = SiteContext
  let site: Site

  func handle(_ request: Request, context: Context, next: (Request, Context) async throws -> Response) async throws -> Response {
    var context = context
    let header = request.headers[.authorization] ?? ""
    guard header.lowercased().hasPrefix("bearer "),
      let user = try await site.user(String(header.dropFirst(7)).trimmed, kinds: [.token])
    else { throw Problem(401, "sign-in-needed", context.text.problemSignInNeeded, in: context) }
    if let most = site.settings.rate, let wait = site.rates.wait(for: user.session.digest, most: most, at: site.now()) {
      throw Problem(429, "too-many", context.text.problemTooMany(Int(wait)), in: context, retryAfter: wait)
    }
    context.user = user
    return try await next(request, context)
  }
}
