import Application
import Domain
import NIOCore

/// The state of one stream of changes, and the events that it writes next.
///
/// The state is one number, so a slow reader costs nothing: it gets the changes that it missed at once, only the newest of each
/// initiative.
struct ChangeStream {
  let site: Site
  private(set) var user: CurrentUser
  private var round: Int
  /// The sequence of the last change that was written.
  private var sent: Int64 = 0
  private var lastWrite = ContinuousClock.now

  init(site: Site, user: CurrentUser, round: Int) {
    self.site = site
    self.user = user
    self.round = round
  }

  /// The first event: the sequence to begin at, and the changes since `after`.
  ///
  /// - Parameter after: The last sequence that the reader knows; nil for a new reader. A number that was never given out has missed
  ///   everything.
  mutating func begin(after: Int64?) async throws -> ByteBuffer? {
    let (newest, since) = try await site.repositories.changeFeed.announced(after: after)
    sent = newest
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

  /// The events for a change, possibly none; nil if the stream has to end because the session has.
  mutating func words(for news: ChangeEvent) async throws -> ByteBuffer? {
    do {
      let fresh = Array(news.latest.prefix { $0.sequence > sent })
      let isQuiet = ContinuousClock.now - lastWrite >= SecurityPolicy.streamHeartbeat
      if news.round == round, fresh.isEmpty, !isQuiet { return ByteBuffer() }
      guard let again = try await site.again(user) else { return nil }
      user = again
      var words = ByteBuffer()
      if news.round != round {
        (round, sent) = (news.round, news.sequence)
        words.writeString(catchUp(nil))
      } else {
        for announcement in try await seen(of: fresh).reversed() { words.writeString(change(announcement)) }
        sent = max(sent, news.sequence)
        if words.readableBytes == 0, isQuiet { words.writeString(":\n\n") }
      }
      if words.readableBytes > 0 { lastWrite = .now }
      return words
    } catch is DatabaseUnavailable {
      // The database is being replaced; a new round then makes every reader look again.
      return ByteBuffer()
    }
  }

  /// The changes that the user may know of: in initiatives where they hold a post, or to items that they see.
  private func seen(of announcements: [InitiativeChange]) async throws -> [InitiativeChange] {
    let others = announcements.map(\.initiative).filter { !user.access.hears(of: $0) }
    let touched = try await site.repositories.changeFeed.touched(others, within: user.scope)
    return announcements.filter { user.access.hears(of: $0.initiative) || touched.contains($0.initiative) }
  }

  private func change(_ announcement: InitiativeChange) -> String {
    let data: JSONValue = ["sequence": .integer(announcement.sequence), "initiative": .text(announcement.initiative.text)]
    return "id: \(announcement.sequence)\nevent: change\ndata: \(data.serialized)\n\n"
  }

  /// - Parameter announcements: Nil if the reader has to look at everything again.
  private func catchUp(_ announcements: [InitiativeChange]?) -> String {
    var members: [JSONValue.Member] = [.init(name: "sequence", value: .integer(sent))]
    if let announcements { members.append(.init(name: "initiatives", value: .names(announcements.map(\.initiative.text)))) }
    return "id: \(sent)\nevent: catch-up\ndata: \(JSONValue.object(members).serialized)\n\n"
  }
}

extension Site {
  /// The user with the access of this moment; nil if the session has ended.
  func again(_ user: CurrentUser) async throws -> CurrentUser? {
    guard let (session, person, access) = try await repositories.accounts.session(user.session.digest, at: now()) else { return nil }
    return CurrentUser(person: person, session: session, access: access)
  }
}
