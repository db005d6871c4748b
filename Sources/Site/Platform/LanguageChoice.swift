import Domain
import HTTPTypes
import Hummingbird
import Logging
import Web

/// Chooses the language of an answer: `?lang=`, else the cookie, else the browser's; Chinese if none of them says.
struct LanguageChoice: RouterMiddleware {
  typealias Context = SiteContext

  func handle(_ request: Request, context: Context, next: (Request, Context) async throws -> Response) async throws -> Response {
    var context = context
    let asked = request.uri.queryParameters["lang"].flatMap { Language(rawValue: String($0)) }
    let kept = request.cookie("lang").flatMap { Language(rawValue: $0) }
    context.language = asked ?? kept ?? Self.preferred(request.headers[.acceptLanguage])
    var response = try await next(request, context)
    if let asked, asked != kept {
      response.setCookie(Cookie(name: "lang", value: asked.rawValue, maxAge: SecurityPolicy.languageSeconds, path: "/", sameSite: .lax))
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
