import Domain
import HTTPTypes
import Hummingbird
import Web

extension Site {
  /// The page for an error.
  func errorPage(_ problem: Problem, _ request: Request, _ context: SiteContext) async -> Response {
    let kind: ErrorPage.Kind =
      switch problem.status {
      case 403 where problem.code == "forged": .expired
      case 403: .forbidden
      case 404: .missing
      case 409, 412: .overtaken
      case 429: .tooMany
      case 500...: .ours
      default: .unacceptable
      }
    let text = context.text
    // Without the database the session cannot be read either.
    let user: CurrentUser? =
      if problem.status != 503, let secret = request.cookie(Self.cookie) {
        (try? await user(secret, kinds: [.browser])) ?? nil
      } else { nil }
    let pageRequest: PageRequest? = user.map { self.pageRequest(of: $0, request, context) }
    let frame =
      pageRequest?.frame(problem.title, nil)
      ?? FramePart(title: problem.title, otherLanguage: request.inOtherLanguage(context))
    let page = ErrorPage(
      frame: frame, kind: kind, sentence: problem.status != 503 && [.missing, .ours, .expired].contains(kind) ? nil : problem.title,
      requestId: problem.requestID,
      back: LinkPart(word: text.wordBack, address: "/"))
    var out = Output()
    page.write(to: &out, in: text)
    var response = Response.of(out.bytes, type: "text/html; charset=utf-8", status: .init(code: problem.status))
    if let wait = problem.retryAfter { response.headers[.retryAfter] = String(wait) }
    return response
  }

  /// Adds style, script and pictures, at addresses that change with their content.
  func addAssets(to router: Router<SiteContext>) {
    for asset in Asset.all {
      router.get(RouterPath(asset.address)) { _, _ in
        var response = Response.of(asset.bytes, type: asset.type)
        response.headers[.cacheControl] = SecurityPolicy.assetCacheControl
        return response
      }
    }
  }
}
