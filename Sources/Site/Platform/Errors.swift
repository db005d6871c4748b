import Domain
import HTTPTypes
import Hummingbird
import Logging
import Web

/// Turns errors into answers and counts every answer. An unexpected error is logged with the request's id and shown as "something went
/// wrong".
struct Errors: RouterMiddleware {
  typealias Context = SiteContext
  let site: Site

  func handle(_ request: Request, context: Context, next: (Request, Context) async throws -> Response) async throws -> Response {
    let start = ContinuousClock.now
    let response = await answer(request, context, next)
    let taken = ContinuousClock.now - start
    site.metrics.note(status: response.status.code, seconds: Double(taken.components.attoseconds) / 1e18 + Double(taken.components.seconds))
    return response
  }

  private func answer(_ request: Request, _ context: Context, _ next: (Request, Context) async throws -> Response) async -> Response {
    do {
      // No address contains a NUL, and PostgreSQL refuses text with one.
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
