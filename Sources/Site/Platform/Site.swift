import Application
import Domain
import Foundation
import Logging

/// The web site and its API: everything that handlers share. Clock, randomness and file formats are handed in.
package struct Site: Sendable {
  package struct Settings: Sendable {
    /// Calls a minute for a token; nil for no limit.
    package var rate: Int?
    /// Whether browsers reach the site by https; cookies are then marked Secure.
    package var isSecure: Bool
    /// The largest file that may be attached, in bytes.
    package var maxUploadBytes: Int
    /// The address at which people reach the server; nil for the host of the request.
    package var publicURL: String?
    /// Streams of changes that may be open at once.
    package var streams: Int
    /// Proxies whose `X-Forwarded-For` is believed.
    package var trustedProxies: [AddressRange]

    package init(
      rate: Int? = SecurityPolicy.callsAMinute, isSecure: Bool = false, maxUploadBytes: Int = SecurityPolicy.maxUploadBytes,
      publicURL: String? = nil, streams: Int = SecurityPolicy.maxStreams, trustedProxies: [AddressRange] = []
    ) {
      self.rate = rate
      self.isSecure = isSecure
      self.maxUploadBytes = maxUploadBytes
      self.publicURL = publicURL
      self.streams = streams
      self.trustedProxies = trustedProxies
    }
  }

  /// Everything that can be done; pages and the API turn their requests into calls of it.
  let useCases: UseCases
  let repositories: Repositories
  let workflows: Workflows
  let calendar: WorkCalendar
  let settings: Settings
  let now: @Sendable () -> Instant
  /// Fresh random bytes, for secrets and ids.
  let random: @Sendable (Int) -> [UInt8]
  /// Ids that sort in the order in which they are made.
  let freshID: @Sendable () -> String
  let hash: @Sendable (String) async throws -> String
  /// Checks a password against a hash. A nil hash, for an unknown login, takes as long and is false.
  let verify: @Sendable (String, String?) async throws -> Bool
  let isWell: @Sendable () async -> Bool
  /// The text of each workflow file, by kind.
  let sources: [String: String]
  /// Decodes the text of an attached table in any of the known encodings, or throws a `SheetFault`.
  let tableText: @Sendable ([UInt8]) throws -> String
  /// Reads a pasted or attached table into rows, or throws a `SheetFault`.
  let rows: @Sendable ([UInt8]) throws -> [Sheet.Row]
  /// Writes rows as a table.
  let sheet: @Sendable ([[String]]) -> [UInt8]
  /// Reads the files of a notice into its text and a draft, or throws a `NoticeFault`.
  let notice: @Sendable ([NoticeFile]) async throws -> ReadNotice
  let rates = TokenRateLimit()
  let metrics = RequestMetrics()
  let streams: StreamLimiter
  let written = RenderedRowCache()
  let diagrams = Diagrams()

  /// - Parameter sources: the text of each workflow file, by kind, for the page that shows it.
  package init(
    repositories: Repositories, workflows: Workflows, calendar: WorkCalendar, settings: Settings, sources: [String: String],
    now: @escaping @Sendable () -> Instant, random: @escaping @Sendable (Int) -> [UInt8],
    freshID: @escaping @Sendable () -> String, hash: @escaping @Sendable (String) async throws -> String,
    verify: @escaping @Sendable (String, String?) async throws -> Bool,
    isWell: @escaping @Sendable () async -> Bool, tableText: @escaping @Sendable ([UInt8]) throws -> String,
    rows: @escaping @Sendable ([UInt8]) throws -> [Sheet.Row],
    sheet: @escaping @Sendable ([[String]]) -> [UInt8], notice: @escaping @Sendable ([NoticeFile]) async throws -> ReadNotice
  ) {
    useCases = UseCases(repositories: repositories, workflows: workflows, calendar: calendar, now: now, freshID: freshID)
    self.repositories = repositories
    self.workflows = workflows
    self.calendar = calendar
    self.settings = settings
    self.sources = sources
    self.now = now
    self.random = random
    self.freshID = freshID
    self.hash = hash
    self.verify = verify
    self.isWell = isWell
    self.tableText = tableText
    self.rows = rows
    self.sheet = sheet
    self.notice = notice
    streams = StreamLimiter(maxStreams: settings.streams)
  }

  /// The context that offers and previews are worked out in; what is done goes through the use cases.
  func action(_ user: CurrentUser, via: String) -> ActionContext {
    ActionContext(person: user.person, now: now(), via: via) { freshID() }
  }
}
