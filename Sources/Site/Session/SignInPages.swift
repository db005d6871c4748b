import Application
import Domain
import HTTPTypes
import Hummingbird
import Web

/// Signs people in and out.
struct SignInPages {
  let site: Site

  func add(to router: Router<SiteContext>) {
    router.get("sign-in") { request, context in page(request, context) }
    router.post("sign-in", use: enter)
    router.post("sign-out", use: leave)
  }

  private func page(_ request: Request, _ context: SiteContext, login: String = "", next: String? = nil, refusal: Problem? = nil)
    -> Response
  {
    let text = context.text
    let csrf = request.cookie("sign-in") ?? Base32.text(site.random(15))
    let asked = next ?? request.uri.queryParameters["next"].map(String.init) ?? "/"
    let page = SignInPage(
      frame: FramePart(title: text.signInTitle, otherLanguage: request.inOtherLanguage(context)),
      refusal: refusal.map { NotePart(title: $0.title, isWrong: true) }, csrf: csrf, next: asked,
      login: FieldPart(name: "login", label: text.signInLogin, value: login, isRequired: true, autocomplete: "username"),
      password: FieldPart(name: "password", label: text.signInPassword, kind: .password, isRequired: true, autocomplete: "current-password")
    )
    var out = Output()
    page.write(to: &out, in: text)
    var response = Response.of(out.bytes, type: "text/html; charset=utf-8", status: refusal.map { .init(code: $0.status) } ?? .ok)
    if let wait = refusal?.retryAfter { response.headers[.retryAfter] = String(wait) }
    response.setCookie(
      Cookie(name: "sign-in", value: csrf, path: "/sign-in", secure: site.settings.isSecure, httpOnly: true, sameSite: .lax))
    return response
  }

  @Sendable private func enter(_ request: Request, _ context: SiteContext) async throws -> Response {
    let form = try await request.form(upTo: SecurityPolicy.maxShortFormBytes)
    let next = form["next"].flatMap { Self.isOurs($0) ? $0 : nil } ?? "/"
    let login = form["login"] ?? ""
    guard let kept = request.cookie("sign-in"), form["csrf"] == kept else {
      return page(request, context, login: login, next: next, refusal: Problem(403, "forged", context.text.problemForged, in: context))
    }
    do {
      let person = try await site.signIn(login, form["password"] ?? "", from: context.address, in: context)
      let (secret, session) = SessionTokens.session(
        for: person.id, kind: .browser, now: site.now(), lifetime: SecurityPolicy.browserSessionSeconds, random: site.random)
      try await site.repositories.accounts.open(session)
      var response = Response.seeOther(next)
      response.setCookie(
        Cookie(
          name: Site.cookie, value: secret, maxAge: Int(SecurityPolicy.browserSessionSeconds), path: "/", secure: site.settings.isSecure,
          httpOnly: true,
          sameSite: .lax))
      return response
    } catch let problem as Problem { return page(request, context, login: login, next: next, refusal: problem) }
  }

  @Sendable private func leave(_ request: Request, _ context: SiteContext) async throws -> Response {
    guard let secret = request.cookie(Site.cookie), let user = try await site.user(secret, kinds: [.browser]) else {
      return .seeOther("/sign-in")
    }
    guard try await request.form(upTo: SecurityPolicy.maxShortFormBytes)["csrf"] == user.session.csrfToken else {
      throw Problem(403, "forged", context.text.problemForged, in: context)
    }
    try await site.repositories.accounts.close(user.session.digest)
    var response = Response.seeOther("/sign-in")
    response.setCookie(Cookie(name: Site.cookie, value: "", maxAge: 0, path: "/"))
    return response
  }

  /// Whether an address is a path of this site. Anything else could lead to another host (`//host`, `/\\host`).
  private static func isOurs(_ next: String) -> Bool {
    next.hasPrefix("/") && !next.hasPrefix("//") && !next.contains("\\") && next.utf8.allSatisfy { $0 > 32 && $0 < 127 }
  }
}
