import Application
import Domain
import Hummingbird
import Web

/// A person's deadlines as an iCalendar feed (RFC 5545). The address contains a secret of its own, since calendar
/// programs do not sign in.
struct CalendarPages {
  let site: Site

  func add(to router: Router<SiteContext>) {
    router.post("me/calendar", use: site.page(renew))
    router.get("calendar/:file", use: calendar)
  }

  /// Makes a new address; the old one stops working.
  @Sendable private func renew(_ request: PageRequest) async throws -> Response {
    _ = try await request.form()
    let (secret, session) = SessionTokens.session(
      for: request.user.person.id, kind: .calendar, now: request.now, lifetime: SecurityPolicy.calendarAddressSeconds, random: site.random)
    try await site.repositories.accounts.closeAll(.calendar, of: request.user.person.id)
    try await site.repositories.accounts.open(session)
    return .seeOther("/me?calendar=\(secret)#calendar")
  }

  @Sendable private func calendar(_ request: Request, _ context: SiteContext) async throws -> Response {
    let file = try context.parameters.require("file")
    guard file.hasSuffix(".ics"), let user = try await site.user(String(file.dropLast(4)), kinds: [.calendar]) else {
      throw Refusal.notFound
    }
    var query = ItemQuery(now: site.now(), limit: SecurityPolicy.maxItemsOfPage)
    query.isDone = false
    query.concerning = [user.scope.person.text] + user.scope.parties.sorted()
    query.dueAfter = site.now() + -SecurityPolicy.calendarPastSeconds
    let items = try await site.repositories.items.list(query, within: user.scope)
    let text = context.text
    var lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Duban//Duban//ZH", "X-WR-CALNAME:\(text.calendarName)"]
    for item in items {
      guard let limit = item.limit else { continue }
      let day = site.calendar.zone.day(of: limit)
      lines += [
        "BEGIN:VEVENT", "UID:\(item.id)@duban", "DTSTAMP:\(Self.stamp(site.now()))", "DTSTART;VALUE=DATE:\(Self.date(day))",
        "DTEND;VALUE=DATE:\(Self.date(day + 1))", "SUMMARY:\(Self.escaped(item.title))", "DESCRIPTION:\(Self.escaped(item.number))",
        "END:VEVENT",
      ]
    }
    lines.append("END:VCALENDAR")
    return .of(Array(lines.flatMap(Self.folded).joined(separator: "\r\n").utf8) + [13, 10], type: "text/calendar; charset=utf-8")
  }

  private static func date(_ day: Day) -> String { day.description.replacing("-", with: "") }

  private static func stamp(_ instant: Instant) -> String {
    let utc = Zone("UTC")!
    return date(utc.day(of: instant)) + "T" + OfficeHours.clock(utc.secondOfDay(of: instant)).replacing(":", with: "") + "00Z"
  }

  private static func escaped(_ text: String) -> String {
    text.replacing("\\", with: "\\\\").replacing(";", with: "\\;").replacing(",", with: "\\,").replacing("\n", with: "\\n").replacing(
      "\r", with: "")
  }

  /// Splits a line so that no part exceeds 75 bytes (RFC 5545, 3.1), without cutting a character.
  private static func folded(_ line: String) -> [String] {
    var lines: [String] = [""]
    for character in line {
      if lines[lines.count - 1].utf8.count + character.utf8.count > 74 { lines.append(" ") }
      lines[lines.count - 1].append(character)
    }
    return lines
  }
}
