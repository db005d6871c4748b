import Application
import Domain
import Foundation
import HTTPTypes
import Hummingbird
import Web

/// A request for a page by a person who has signed in. A class, since every part of a page refers to it.
final class PageRequest: Sendable {
  let site: Site
  let http: Request
  let context: SiteContext
  let user: CurrentUser
  /// 财政金融组组长: shown behind the name in the top bar.
  let post: String
  let now: Instant

  init(site: Site, http: Request, context: SiteContext, user: CurrentUser, post: String, now: Instant) {
    self.site = site
    self.http = http
    self.context = context
    self.user = user
    self.post = post
    self.now = now
  }

  var text: Text { context.text }
  var language: Language { context.language }
  var calendar: WorkCalendar { site.calendar }
  var zone: Zone { site.calendar.zone }
  var today: Day { zone.day(of: now) }
  var repositories: Repositories { site.repositories }
  var scope: Scope { user.scope }
  var csrf: String { user.session.csrfToken }

  /// A fresh key, so that a form sent twice takes effect once.
  func key() -> String { site.freshID() }

  func query(_ name: String) -> String? {
    http.uri.queryParameters[name[...]].map { String($0).replacing("+", with: " ") }.flatMap { $0.isEmpty ? nil : $0 }
  }

  /// The number of a page of a table, from 1; 1 if the address has none.
  ///
  /// - Throws: 400 if it is no number from 1 to `SecurityPolicy.maxPageNumber`.
  func pageNumber(_ name: String) throws -> Int {
    guard let text = query(name) else { return 1 }
    guard let number = Int(text), (1...SecurityPolicy.maxPageNumber).contains(number) else { throw context.bad(name) }
    return number
  }

  /// The month or year of `period`; nil if the address has none.
  ///
  /// - Throws: 400 if it is neither.
  func period() throws -> MonthOrYear? {
    guard let text = query("period") else { return nil }
    guard let period = MonthOrYear(text) else { throw context.bad("period") }
    return period
  }

  /// The frame around a page: top bar, navigation, language.
  func frame(
    _ title: String, _ section: FramePart.Section?, flash: NotePart? = nil, isWide: Bool = false, ledger: String? = nil,
    live: LivePart? = nil
  )
    -> FramePart
  {
    FramePart(
      title: title, section: section, person: user.person.name, post: post, ledger: ledger ?? user.ledgerAddress,
      hasHotline: !scope.desks.isEmpty || !scope.wholes.isEmpty || scope.isEverything,
      hasSupervision: !scope.wholes.isEmpty || !scope.unassigned.isEmpty || scope.isEverything,
      hasAdministration: user.person.isAdministrator, query: query("q") ?? "", csrf: csrf,
      otherLanguage: http.inOtherLanguage(context),
      flash: flash, isWide: isWide, live: live)
  }

  /// Keeps a page of work up to date, of one initiative or of all. Nil for the answer to a form: a refresh would lose the typed values.
  func live(_ initiative: Item.ID? = nil) -> LivePart? {
    http.method == .get ? LivePart(after: Int(user.session.newest), initiative: initiative?.text ?? "") : nil
  }

  /// The message of the form that led to this page.
  var flash: NotePart? {
    http.isLook ? nil : http.cookie(Flash.cookie)?.removingPercentEncoding.map { NotePart(words: text.flashDone($0)) }
  }

  func page(_ write: (inout Output) -> Void, status: HTTPResponse.Status = .ok) -> Response {
    // As large as a table of fifty rows, so that the buffer is not moved while it grows.
    var out = Output(capacity: 64 << 10)
    write(&out)
    return .of(out.bytes, type: "text/html; charset=utf-8", status: status)
  }
}

extension CurrentUser {
  /// The ledger of the initiative that the person works in; nil if there are several.
  var ledgerAddress: String? {
    let initiatives = Set(posts.map(\.initiative))
    return initiatives.count == 1 ? initiatives.first.map { "/initiatives/\($0)/ledger" } : nil
  }
}

extension Request {
  /// The value of one cookie; the others are not parsed.
  func cookie(_ name: String) -> String? {
    for header in headers[values: .cookie] {
      for part in header.utf8.split(separator: UInt8(ascii: ";")) {
        let pair = part.drop { $0 == UInt8(ascii: " ") }
        guard pair.starts(with: name.utf8) else { continue }
        let rest = pair.dropFirst(name.utf8.count)
        if rest.first == UInt8(ascii: "=") { return String(Substring(rest.dropFirst())) }
      }
    }
    return nil
  }

  /// The same address in the other language.
  func inOtherLanguage(_ context: SiteContext) -> String {
    let other = context.language == .zh ? "en" : "zh"
    let kept = (uri.query ?? "").split(separator: "&").filter { !$0.hasPrefix("lang=") }
    return uri.path + "?" + (kept + ["lang=\(other)"]).joined(separator: "&")
  }
}

extension Site {
  /// Wraps the handler of a page: without a session the browser is sent to sign in and comes back.
  func page(
    _ handler: @escaping @Sendable (PageRequest) async throws -> Response
  ) -> @Sendable (Request, SiteContext) async throws -> Response {
    { request, context in
      // Authenticates and reads a GET in one read transaction.
      if request.method == .get {
        return try await repositories.snapshots.inReadTransaction { try await answer(request, context, by: handler) }
      }
      return try await answer(request, context, by: handler)
    }
  }

  private func answer(
    _ request: Request, _ context: SiteContext, by handler: @Sendable (PageRequest) async throws -> Response
  ) async throws -> Response {
    guard let secret = request.cookie(Self.cookie), let user = try await user(secret, kinds: [.browser]) else {
      let next = request.method == .get ? request.uri.path : "/"
      return .seeOther("/sign-in" + (next == "/" ? "" : "?next=\(next)"))
    }
    return Flash.carry(try await handler(pageRequest(of: user, request, context)), after: request, isSecure: settings.isSecure)
  }

  func pageRequest(of user: CurrentUser, _ request: Request, _ context: SiteContext) -> PageRequest {
    PageRequest(site: self, http: request, context: context, user: user, post: user.post(in: context.text), now: now())
  }

  static let cookie = "duban"
}

extension PageRequest {
  /// Reads the posted form.
  ///
  /// - Throws: 403 without the session's CSRF token, 413 if it is too large.
  func form() async throws -> FormBody {
    let form = try await http.form(upTo: site.settings.maxUploadBytes + SecurityPolicy.formOverheadBytes)
    guard form["csrf"] == csrf else { throw Problem(403, "forged", text.problemForged, in: context) }
    return form
  }

  /// The move that a form names.
  /// - Throws: 404 before 400: a malformed form about an item that is not in sight does not learn of it.
  func moveName(in form: FormBody, on item: Item.ID) async throws -> Move.Name {
    try await site.inSight(item, within: scope) {
      guard let name = form["move"] else { throw context.bad("move") }
      return name
    }
  }

  /// The filled fields of a form, with its files: a list where a name comes more than once.
  /// - Parameter keepsEmpty: Whether a box that was emptied is input too, as in a correction.
  func inputs(_ form: FormBody, keepsEmpty: Bool = false) -> Inputs {
    var inputs = Inputs()
    for name in Need.reserved {
      let values = form.all(name).filter { !$0.isEmpty }
      if !values.isEmpty { inputs.values[name] = ["assisting", "shares"].contains(name) ? .list(values) : .text(values[0]) }
    }
    if keepsEmpty, let title = form["title"], title.trimmed.isEmpty { inputs.values["title"] = .text("") }
    for (name, value) in form.values where name.hasPrefix("field.") && (keepsEmpty || !value.trimmed.isEmpty) {
      let id = String(name.dropFirst("field.".count))
      guard inputs.values[id] == nil else { continue }
      let all = form.all(name).filter { !$0.trimmed.isEmpty }
      inputs.values[id] = all.count > 1 ? .list(all) : .text(value)
    }
    for (name, file) in form.files where name.hasPrefix("field.") {
      inputs.attachments.append(site.attachment(file, to: String(name.dropFirst("field.".count)), by: user))
    }
    return inputs
  }

  func id() throws -> Item.ID { Item.ID(try context.parameters.require("id")) }

  var via: String { "web \(context.address)" }
  var action: ActionContext { site.action(user, via: via) }
  var actor: Actor { user.actor(via: via) }
}
