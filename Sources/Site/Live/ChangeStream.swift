import Application
import Domain
import NIOCore

/// What one stream has been told, and what it is told next. It keeps a number, so a reader who is slow costs nothing: what came
/// meanwhile is told at once, the newest of each initiative.
struct ChangeStream {
  let site: Site
  private(set) var user: CurrentUser
  private var round: Int
  private var told: Int64 = 0
  private var spoke = ContinuousClock.now

  init(site: Site, user: CurrentUser, round: Int) {
    self.site = site
    self.user = user
    self.round = round
  }

  /// Where it begins, and what happened since `after`. A sequence of nothing we gave out has missed everything.
  mutating func begin(after: Int64?) async throws -> ByteBuffer? {
    let (newest, since) = try await site.repositories.changeFeed.announced(after: after)
    told = newest
    var words = ByteBuffer(string: "retry: \(Int.random(in: SecurityPolicy.streamReconnectMilliseconds))\n")
    guard after != nil else {
      words.writeString("id: \(newest)\n\n")
      return words
    }
    var missed = since
    if let since { missed = try await seen(of: since) }
    words.writeString(missed?.isEmpty == true ? "id: \(newest)\n\n" : catchUp(missed))
    return words
  }

  /// What to write on this news, which may be nothing; nil where the stream has to end, since nobody is signed in by it any more.
  mutating func words(for news: ChangeEvent) async throws -> ByteBuffer? {
    do {
      let fresh = Array(news.latest.prefix { $0.sequence > told })
      let isQuiet = ContinuousClock.now - spoke >= SecurityPolicy.streamHeartbeat
      if news.round == round, fresh.isEmpty, !isQuiet { return ByteBuffer() }
      guard let again = try await site.again(user) else { return nil }
      user = again
      var words = ByteBuffer()
      if news.round != round {
        (round, told) = (news.round, news.sequence)
        words.writeString(catchUp(nil))
      } else {
        for announcement in try await seen(of: fresh).reversed() { words.writeString(change(announcement)) }
        told = max(told, news.sequence)
        if words.readableBytes == 0, isQuiet { words.writeString(":\n\n") }
      }
      if words.readableBytes > 0 { spoke = .now }
      return words
    } catch is DatabaseUnavailable {
      // The database is being replaced; then everybody is told to look again.
      return ByteBuffer()
    }
  }

  /// Those that are theirs to hear of: where they hold a post, or where something of theirs was touched.
  private func seen(of announcements: [InitiativeChange]) async throws -> [InitiativeChange] {
    let others = announcements.map(\.initiative).filter { !user.access.hears(of: $0) }
    let touched = try await site.repositories.changeFeed.touched(others, within: user.scope)
    return announcements.filter { user.access.hears(of: $0.initiative) || touched.contains($0.initiative) }
  }

  private func change(_ announcement: InitiativeChange) -> String {
    let data: JSONValue = ["sequence": .integer(announcement.sequence), "initiative": .text(announcement.initiative.text)]
    return "id: \(announcement.sequence)\nevent: change\ndata: \(data.serialized)\n\n"
  }

  /// - Parameter announcements: nil for everything that is shown.
  private func catchUp(_ announcements: [InitiativeChange]?) -> String {
    var members: [JSONValue.Member] = [.init(name: "sequence", value: .integer(told))]
    if let announcements { members.append(.init(name: "initiatives", value: .names(announcements.map(\.initiative.text)))) }
    return "id: \(told)\nevent: catch-up\ndata: \(JSONValue.object(members).serialized)\n\n"
  }
}

extension Site {
  /// The same person as they stand now; nil where the session has ended.
  func again(_ user: CurrentUser) async throws -> CurrentUser? {
    guard let (session, person, access) = try await repositories.accounts.session(user.session.digest, at: now()) else { return nil }
    return CurrentUser(person: person, session: session, access: access)
  }
}
